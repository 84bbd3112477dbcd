import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Loaded } from '../../../platform/ui/states.tsx';
import { useOperation } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { comparePackVersions } from '../../packs/contract.ts';
import { PackChanges } from '../../packs/web/pack-changes.tsx';

interface Props {
  readonly before: string;
  readonly after: string;
}

/** What differs between two versions, fetched when somebody wants to know. */
export function ChangesBetween({ before, after }: Props): ReactNode {
  const { say } = useSpeech();
  const [open, setOpen] = useState(false);
  if (open) return <Changes before={before} after={after} />;
  return (
    <Button variant="default" size="compact-sm" onClick={() => setOpen(true)}>
      {say('correction.see-changes')}
    </Button>
  );
}

function Changes({ before, after }: Props): ReactNode {
  const read = useOperation(comparePackVersions, { query: { before, after } });
  return <Loaded read={read}>{(comparison) => <PackChanges comparison={comparison} />}</Loaded>;
}
