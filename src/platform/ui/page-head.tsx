import { Anchor, Breadcrumbs, Group, Stack, Text, Title } from '@mantine/core';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useSay } from '../web/speech.tsx';

export interface Crumb {
  readonly label: string;
  readonly to: string;
}

interface PageHeadProps {
  readonly title: string;
  /** The way here, without the page itself. */
  readonly crumbs?: readonly Crumb[];
  /** A status mark or a figure beside the title. */
  readonly mark?: ReactNode;
  /** One sentence below the title. */
  readonly lead?: ReactNode;
  /** The main act first. */
  readonly actions?: ReactNode;
}

const noCrumbs: readonly Crumb[] = [];

/** The head of every page: its one `h1`, the way to it and what can be done here. */
export function PageHead({ title, crumbs = noCrumbs, mark, lead, actions }: PageHeadProps): ReactNode {
  const say = useSay();
  useEffect(() => {
    document.title = `${title} · ${say('ui.name')}`;
  }, [title, say]);
  return (
    <Stack gap={6} mb="lg" component="header">
      {crumbs.length > 0 && (
        <nav aria-label={say('ui.crumbs')} className="no-print">
          <Breadcrumbs separator="/" style={{ flexWrap: 'wrap' }} styles={{ breadcrumb: { whiteSpace: 'normal' } }}>
            {crumbs.map(({ label, to }) => (
              <Anchor key={to} component={Link} to={to} size="sm">
                {label}
              </Anchor>
            ))}
          </Breadcrumbs>
        </nav>
      )}
      <Group justify="space-between" align="flex-start" gap="md">
        <Group gap="md" align="center">
          <Title order={1}>{title}</Title>
          {mark}
        </Group>
        {actions !== undefined && (
          <Group gap="sm" className="no-print">
            {actions}
          </Group>
        )}
      </Group>
      {lead !== undefined && (
        <Text c="dimmed" component="div" maw="46rem">
          {lead}
        </Text>
      )}
    </Stack>
  );
}
