import type { ReactNode } from 'react';
import { getPack } from '../../packs/contract.ts';
import { EmptyState, Loaded } from '../../../platform/ui/states.tsx';
import { useOperation } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { AlternativeChoice } from './alternative-choice.tsx';
import { AnswerShown } from './answer-shown.tsx';
import { answersOf, choicesOf, type Entry } from './answer-value.ts';
import { PackTree } from './pack-tree.tsx';

/** What an entry says, to be read: after its submission, or by an office that may not know it yet. */
export function EntryShown({ entry }: { readonly entry: Entry }): ReactNode {
  const { say } = useSpeech();
  const pack = useOperation(getPack, { params: { packId: entry.packId } }, { enabled: entry.answers !== null });
  if (entry.answers === null) {
    return (
      <EmptyState title={say(entry.state === 'withdrawn' ? 'entry.was-withdrawn' : 'entry.not-yet-seen')}>
        {say('entry.not-yet-seen-why')}
      </EmptyState>
    );
  }
  const answers = answersOf(entry);
  return (
    <Loaded read={pack}>
      {({ content }) => (
        <PackTree
          pack={content}
          choices={choicesOf(entry)}
          renderAlternatives={(branch) => <AlternativeChoice entry={entry} branch={branch} />}
          renderIndicator={(indicator) => (
            <AnswerShown key={indicator.number} indicator={indicator} answer={answers.get(indicator.number)} />
          )}
        />
      )}
    </Loaded>
  );
}
