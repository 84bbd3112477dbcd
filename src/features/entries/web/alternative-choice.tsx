import type { ReactNode } from 'react';
import type { Branch } from '../../../core/criteria/pack.ts';
import { ChoiceField } from '../../../platform/ui/choice-fields.tsx';
import { ErrorState } from '../../../platform/ui/states.tsx';
import { useChange } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { getEntry, saveChoice } from '../contract.ts';
import type { Entry } from './answer-value.ts';
import { placeId } from './pack-tree.tsx';

/** Several alternatives of equal points: the unit says which one it answers. */
export function AlternativeChoice({ entry, branch }: { readonly entry: Entry; readonly branch: Branch }): ReactNode {
  const { say, text } = useSpeech();
  const save = useChange(saveChoice, { invalidates: [getEntry] });
  const present = entry.choices?.find((choice) => choice.branch === branch.number);
  const { number } = branch;
  const choose = (chosen: string): void =>
    save.mutate({ params: { entryId: entry.id, branch: number }, body: { chosen }, ifMatch: present?.version ?? 0 });
  return (
    <div id={placeId(number)}>
      <ChoiceField
        id={`choice-${number}`}
        label={say('entry.choose-alternative')}
        value={present?.chosen ?? ''}
        onChange={choose}
        problems={[]}
        disabled={!entry.may.edit}
        choices={branch.children.map((child) => ({
          value: child.number,
          label: `${child.number} ${text(child.text)}`,
        }))}
      />
      {save.error !== null && <ErrorState error={save.error} />}
    </div>
  );
}
