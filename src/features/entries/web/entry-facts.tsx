import type { ReactNode } from 'react';
import { FactList } from '../../../platform/ui/facts.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import type { Entry } from './answer-value.ts';

/** What is known of an entry beside what it says. */
export function EntryFacts({ entry }: { readonly entry: Entry }): ReactNode {
  const { say, dateTime, period } = useSpeech();
  const facts = [
    { label: say('entry.period'), value: period(entry.periodFrom, entry.periodTo) },
    { label: say('entry.closes'), value: dateTime(entry.closesAt) },
    { label: say('entry.progress'), value: say('entry.answered', { done: entry.answered, all: entry.indicators }) },
  ];
  if (entry.number !== null) facts.unshift({ label: say('entry.number'), value: entry.number });
  if (entry.withdrawnReason !== null)
    facts.push({ label: say('entry.withdrawn-because'), value: entry.withdrawnReason });
  return <FactList facts={facts} />;
}
