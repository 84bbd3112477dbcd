import { Anchor, Group, Stack, Text } from '@mantine/core';
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import { problemsInChoices } from '../../../core/criteria/choices.ts';
import { problemsInEntry } from '../../../core/criteria/evidence.ts';
import type { Pack } from '../../../core/criteria/pack.ts';
import { indicatorsOf, walk } from '../../../core/criteria/tree.ts';
import type { Problem } from '../../../core/problem.ts';
import { useOperation } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { listOffers } from '../contract.ts';
import { AlternativeChoice } from './alternative-choice.tsx';
import { AnswerField } from './answer-field.tsx';
import { answersOf, type AnswerValue, choicesOf, type Entry, presentAnswers } from './answer-value.ts';
import { SubmitAct } from './entry-acts.tsx';
import { MissingList } from './missing-list.tsx';
import { dimensionId, PackTree } from './pack-tree.tsx';

interface EntryFormProps {
  readonly entry: Entry;
  readonly pack: Pack;
}

/** The entry as it is worked on: what is missing is told by the same function that the server goes by. */
export function EntryForm({ entry, pack }: EntryFormProps): ReactNode {
  const { say } = useSpeech();
  const [typed, setTyped] = useState<ReadonlyMap<string, AnswerValue>>(new Map());
  const flushes = useRef(new Map<string, () => Promise<unknown>>());
  const onLive = useCallback((number: string, value: AnswerValue, flush: () => Promise<unknown>) => {
    flushes.current.set(number, flush);
    setTyped((last) => (last.get(number) === value ? last : new Map(last).set(number, value)));
  }, []);
  const period = useMemo(() => ({ from: entry.periodFrom, to: entry.periodTo }), [entry.periodFrom, entry.periodTo]);
  const choices = choicesOf(entry);
  const offers = useOperation(listOffers, { params: { entryId: entry.id } });
  const problems = inOrder(pack, problemsIn(entry, pack, typed));
  const answers = useMemo(() => answersOf(entry), [entry]);
  const ofUnit: Problem[] = entry.isUnitConfirmed ? [] : [{ code: 'unit-not-confirmed', pointer: '' }];
  const saveAll = async (): Promise<void> => {
    await Promise.all(Array.from(flushes.current.values(), (flush) => flush()));
  };
  const missing = problems.length + ofUnit.length;
  return (
    <Stack gap="lg">
      <MissingList problems={[...ofUnit, ...problems]} />
      <Ways pack={pack} />
      <PackTree
        pack={pack}
        choices={choices}
        renderAlternatives={(branch) => <AlternativeChoice entry={entry} branch={branch} />}
        renderIndicator={(indicator) => (
          <AnswerField
            key={indicator.number}
            entryId={entry.id}
            unitId={entry.unitId}
            period={period}
            indicator={indicator}
            answer={answers.get(indicator.number)}
            offer={offers.data?.items.find((offer) => offer.indicator === indicator.number)}
            missing={problems.filter(({ params }) => params?.['number'] === indicator.number).length}
            onLive={onLive}
          />
        )}
      />
      <Group className="submit-bar no-print" gap="md">
        {entry.may.submit && <SubmitAct entry={entry} missing={missing} saveAll={saveAll} />}
        <Text c="dimmed">
          {missing > 0
            ? say('entry.cannot-submit-yet', { count: missing })
            : say(entry.may.submit ? 'entry.can-submit' : 'entry.coordinator-submits')}
        </Text>
      </Group>
    </Stack>
  );
}

function problemsIn(entry: Entry, pack: Pack, typed: ReadonlyMap<string, AnswerValue>): readonly Problem[] {
  const known = new Set(indicatorsOf(pack).map(({ number }) => number));
  const all = Object.entries(presentAnswers(entry, typed)).filter(([number]) => known.has(number));
  const period = { from: entry.periodFrom, to: entry.periodTo };
  const choices = choicesOf(entry, typed);
  const { missing, invalid } = problemsInEntry(pack, Object.fromEntries(all), choices, period);
  const ofClaims = problemsInChoices(pack, choices).filter(({ pointer }) => pointer.startsWith('/notApplicable'));
  return [...invalid, ...missing, ...ofClaims];
}

function inOrder(pack: Pack, problems: readonly Problem[]): readonly Problem[] {
  const places = new Map(Array.from(walk(pack), ({ node }, place) => [node.number, place]));
  const placeOf = ({ params }: Problem): number => places.get(String(params?.['number'])) ?? places.size;
  return problems.toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** The dimensions, to go to each at once. */
function Ways({ pack }: { readonly pack: Pack }): ReactNode {
  const { say, text } = useSpeech();
  return (
    <nav aria-label={say('entry.dimensions')} className="no-print">
      <Group gap="md">
        {pack.criteria.map((node) => (
          <Anchor key={node.number} href={`#${dimensionId(node.number)}`}>
            {node.number} {text(node.text)}
          </Anchor>
        ))}
      </Group>
    </nav>
  );
}
