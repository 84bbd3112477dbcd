import { Checkbox, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Pack } from '../../../core/criteria/pack.ts';
import type { FactValue } from '../../../core/scoring/gates.ts';
import { NumberField, TextField } from '../../../platform/ui/fields.tsx';
import { Section } from '../../../platform/ui/states.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { TryFact } from './try-fact.tsx';

/** What a trial supposes about the entry beside its marks. */
export interface Findings {
  readonly facts: Readonly<Record<string, FactValue>>;
  /** Confirmed events by veto. */
  readonly events: Readonly<Record<string, number>>;
  readonly deductions: Readonly<Record<string, { readonly count: number; readonly selfReported: boolean }>>;
  readonly renewing: boolean;
  readonly secretVisits: string;
}

export const nothingFound: Findings = { facts: {}, events: {}, deductions: {}, renewing: false, secretVisits: '' };

interface Props {
  readonly pack: Pack;
  readonly findings: Findings;
  readonly change: (findings: Findings) => void;
}

/** Facts, events and adjustments as the pack asks for them. */
export function TryFindings({ pack, findings, change }: Props): ReactNode {
  const { say } = useSpeech();
  const { facts = [], vetoes = [], negative = [], renewing, secretVisits } = pack;
  const hasEvents = vetoes.length + negative.length > 0 || renewing !== undefined || secretVisits !== undefined;
  return (
    <>
      {facts.length > 0 && (
        <Section title={say('pack.try-facts')}>
          <Stack>
            {facts.map((fact) => (
              <TryFact
                key={fact.id}
                fact={fact}
                value={findings.facts[fact.id]}
                change={(value) => {
                  const { [fact.id]: _, ...others } = findings.facts;
                  change({ ...findings, facts: value === undefined ? others : { ...others, [fact.id]: value } });
                }}
              />
            ))}
          </Stack>
        </Section>
      )}
      {hasEvents && (
        <Section title={say('pack.try-events')}>
          <Events pack={pack} findings={findings} change={change} />
        </Section>
      )}
    </>
  );
}

function Events({ pack, findings, change }: Props): ReactNode {
  const { say, text, exact } = useSpeech();
  const { events, deductions } = findings;
  return (
    <Stack>
      {pack.vetoes?.map(({ id, text: what }) => (
        <NumberField
          key={id}
          id={`try-veto-${id}`}
          label={say('pack.try-veto-count', { text: text(what) })}
          min={0}
          value={events[id] ?? null}
          problems={[]}
          onChange={(count) => change({ ...findings, events: { ...events, [id]: count ?? 0 } })}
        />
      ))}
      {pack.negative?.map(({ id, text: what, selfReport }) => {
        const now = deductions[id] ?? { count: 0, selfReported: true };
        const keep = (part: Partial<typeof now>): void =>
          change({ ...findings, deductions: { ...deductions, [id]: { ...now, ...part } } });
        return (
          <div key={id}>
            <NumberField
              id={`try-deduction-${id}`}
              label={say('pack.try-deduction-count', { text: text(what) })}
              min={0}
              value={now.count === 0 ? null : now.count}
              problems={[]}
              onChange={(count) => keep({ count: count ?? 0 })}
            />
            {selfReport !== undefined && (
              <Checkbox
                mt="xs"
                label={say('pack.try-self-reported', { text: text(what) })}
                checked={now.selfReported}
                onChange={(event) => keep({ selfReported: event.currentTarget.checked })}
              />
            )}
          </div>
        );
      })}
      {pack.renewing !== undefined && (
        <Checkbox
          label={say('pack.try-renewing', { base: exact(String(pack.renewing.base)) })}
          checked={findings.renewing}
          onChange={(event) => change({ ...findings, renewing: event.currentTarget.checked })}
        />
      )}
      {pack.secretVisits !== undefined && (
        <TextField
          id="try-secret-visits"
          label={say('pack.try-secret-visits')}
          value={findings.secretVisits}
          problems={[]}
          onChange={(visits) => change({ ...findings, secretVisits: visits })}
        />
      )}
    </Stack>
  );
}
