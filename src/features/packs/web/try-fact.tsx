import type { ReactNode } from 'react';
import type { FactAsked } from '../../../core/criteria/pack.ts';
import type { FactValue } from '../../../core/scoring/gates.ts';
import { SelectField } from '../../../platform/ui/choice-fields.tsx';
import { NumberField } from '../../../platform/ui/fields.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';

interface FactProps {
  readonly fact: FactAsked;
  readonly value: FactValue | undefined;
  readonly change: (value: FactValue | undefined) => void;
}

/** One fact: yes or no, a share in per cent, or a number. */
export function TryFact({ fact, value, change }: FactProps): ReactNode {
  const { say, text } = useSpeech();
  const face = { id: `try-fact-${fact.id}`, label: text(fact.text), problems: [] };
  if (fact.kind === 'yes-no') {
    const choices = [
      { value: 'yes', label: say('pack.try-yes') },
      { value: 'no', label: say('pack.try-no') },
    ];
    return (
      <SelectField
        {...face}
        choices={choices}
        value={value === undefined ? '' : value === true ? 'yes' : 'no'}
        onChange={(chosen) => change(chosen === '' ? undefined : chosen === 'yes')}
      />
    );
  }
  const isShare = fact.kind === 'share';
  const shown = typeof value === 'string' ? Number(value.replace('%', '')) : typeof value === 'number' ? value : null;
  return (
    <NumberField
      {...face}
      min={0}
      decimals={isShare ? 2 : 6}
      value={shown}
      {...(isShare && { unit: '%', max: 100 })}
      onChange={(given) => change(given === null ? undefined : isShare ? `${given}%` : given)}
    />
  );
}
