import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { AddFile } from './add-file.tsx';
import { AddLink } from './add-link.tsx';
import type { AddProps } from './piece-form.tsx';

/** A new piece for the library: a file, or a link to what is published already. `more` adds other ways. */
export function AddEvidence({
  more,
  ...props
}: AddProps & { readonly more?: { readonly label: string; readonly panel: ReactNode } }): ReactNode {
  const { say } = useSpeech();
  return (
    <Tabs defaultValue={more === undefined ? 'file' : 'more'} keepMounted={false}>
      <Tabs.List mb="md">
        {more !== undefined && <Tabs.Tab value="more">{more.label}</Tabs.Tab>}
        <Tabs.Tab value="file">{say('evidence.add-file')}</Tabs.Tab>
        <Tabs.Tab value="link">{say('evidence.add-link')}</Tabs.Tab>
      </Tabs.List>
      {more !== undefined && <Tabs.Panel value="more">{more.panel}</Tabs.Panel>}
      <Tabs.Panel value="file">
        <AddFile {...props} />
      </Tabs.Panel>
      <Tabs.Panel value="link">
        <AddLink {...props} />
      </Tabs.Panel>
    </Tabs>
  );
}
