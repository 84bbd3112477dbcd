import { Button, List, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Loaded } from '../../../platform/ui/states.tsx';
import { useOperation } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { getWhatIf } from '../contract.ts';

/** Worked out only when it is asked for: the whole edition is decided anew several times over. */
export function WhatIf({ entryId }: { readonly entryId: string }): ReactNode {
  const { say } = useSpeech();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="subtle" size="compact-sm" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {say('ranking.what-if')}
      </Button>
      {isOpen && <Answer entryId={entryId} />}
    </>
  );
}

function Answer({ entryId }: { readonly entryId: string }): ReactNode {
  const { say, text, exact } = useSpeech();
  const read = useOperation(getWhatIf, { params: { entryId } });
  return (
    <Loaded read={read}>
      {({ kind, needed, gains }) => (
        <>
          <Text size="sm">{say(`ranking.what-if-${kind}`, { needed: exact(needed ?? '0', 2) })}</Text>
          <List size="sm">
            {gains.map(({ number, text: what, gain }) => (
              <List.Item key={number}>
                {say('ranking.what-if-gain', { number, text: text(what), gain: exact(gain, 2) })}
              </List.Item>
            ))}
          </List>
        </>
      )}
    </Loaded>
  );
}
