import { Checkbox, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Branch, Indicator, Pack } from '../../../core/criteria/pack.ts';
import type { Choices } from '../../../core/criteria/tree.ts';
import { indicatorsOf, isBranch, walk } from '../../../core/criteria/tree.ts';
import { SelectField } from '../../../platform/ui/choice-fields.tsx';
import { Section } from '../../../platform/ui/states.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';

interface Props {
  readonly pack: Pack;
  readonly choices: Choices;
  readonly change: (choices: Choices) => void;
}

/** Which of the alternatives count for the unit, and what does not apply to it. */
export function TryChoices({ pack, choices, change }: Props): ReactNode {
  const { say, text } = useSpeech();
  const alternatives = [...walk(pack)].flatMap(({ node }): Branch[] =>
    isBranch(node) && node.choose === 'by-unit' ? [node] : [],
  );
  const optional = indicatorsOf(pack).filter(({ notApplicable }) => notApplicable !== undefined);
  const types = pack.unitTypes ?? [];
  if (types.length === 0 && alternatives.length === 0 && optional.length === 0) return null;
  return (
    <Section title={say('pack.try-choices')}>
      <Stack>
        {types.length > 0 && (
          <SelectField
            id="try-unit-type"
            label={say('pack.try-unit-type')}
            value={choices.unitType ?? ''}
            problems={[]}
            choices={types.map(({ id, text: name }) => ({ value: id, label: text(name) }))}
            onChange={(unitType) => {
              const { unitType: _, ...others } = choices;
              change(unitType === '' ? others : { ...others, unitType });
            }}
          />
        )}
        {alternatives.map((branch) => (
          <SelectField
            key={branch.number}
            id={`try-choice-${branch.number}`}
            label={say('pack.try-alternative', { number: branch.number, text: text(branch.text) })}
            value={choices.chosen?.[branch.number] ?? ''}
            problems={[]}
            choices={branch.children.map((child) => ({
              value: child.number,
              label: `${child.number} ${text(child.text)}`,
            }))}
            onChange={(child) => change({ ...choices, chosen: { ...choices.chosen, [branch.number]: child } })}
          />
        ))}
        {optional.map((indicator) => (
          <NotApplicable key={indicator.number} pack={pack} indicator={indicator} choices={choices} change={change} />
        ))}
      </Stack>
    </Section>
  );
}

function NotApplicable({ indicator, choices, change }: Props & { readonly indicator: Indicator }): ReactNode {
  const { say } = useSpeech();
  const { number, notApplicable: rule } = indicator;
  const left = choices.notApplicable ?? [];
  const isLeft = left.includes(number);
  return (
    <>
      <Checkbox
        label={say('pack.try-not-applicable', { number })}
        checked={isLeft}
        onChange={(event) =>
          change({
            ...choices,
            notApplicable: event.currentTarget.checked ? [...left, number] : left.filter((other) => other !== number),
          })
        }
      />
      {isLeft && rule?.kind === 'substitute' && (
        <SelectField
          id={`try-substitute-${number}`}
          label={say('pack.try-substitute', { number })}
          value={choices.substitutes?.[number] ?? ''}
          problems={[]}
          choices={rule.by.map((other) => ({ value: other, label: other }))}
          onChange={(other) => change({ ...choices, substitutes: { ...choices.substitutes, [number]: other } })}
        />
      )}
    </>
  );
}
