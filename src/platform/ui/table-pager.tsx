import { Button, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Pages } from '../web/operations.ts';
import { useSay } from '../web/speech.tsx';

/** How much there is, and the way through it. */
export function TablePager({ pages }: { readonly pages: Pages<unknown> }): ReactNode {
  const say = useSay();
  if (pages.total === undefined) return null;
  return (
    <Group justify="space-between" mt="sm" className="no-print">
      <Text c="dimmed" size="sm" role="status">
        {say('table.total', { count: pages.total })}
      </Text>
      {(pages.next !== undefined || pages.previous !== undefined) && (
        <Group gap="sm">
          <Button variant="default" disabled={pages.previous === undefined} onClick={pages.previous}>
            {say('table.previous')}
          </Button>
          <Text size="sm">{say('table.page', { number: pages.number })}</Text>
          <Button variant="default" disabled={pages.next === undefined} onClick={pages.next}>
            {say('table.next')}
          </Button>
        </Group>
      )}
    </Group>
  );
}
