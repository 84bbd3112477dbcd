import { Alert, Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { CallRefusal, NetworkLoss } from '../web/call.ts';
import type { Say } from '../i18n/catalogue.ts';
import { useSay } from '../web/speech.tsx';

interface EmptyProps {
  /** What this place is for. */
  readonly title: string;
  readonly children?: ReactNode;
  /** The first step, as a button or link. */
  readonly action?: ReactNode;
}

/** A place where nothing is yet: what it is for, and the first step. */
export function EmptyState({ title, children, action }: EmptyProps): ReactNode {
  return (
    <Stack className="empty" align="flex-start" gap="xs">
      <Text fw={600}>{title}</Text>
      {children !== undefined && (
        <Text c="dimmed" component="div">
          {children}
        </Text>
      )}
      {action}
    </Stack>
  );
}

/** What happened, why, and what to do now. */
export function ErrorState({ error, again }: { readonly error: Error; readonly again?: () => void }): ReactNode {
  const say = useSay();
  return (
    <Alert color="red" variant="outline" title={titleOf(error, say)} role="alert">
      <Stack gap="sm" align="flex-start">
        <Text>{sentenceOf(error, say)}</Text>
        {again !== undefined && (
          <Button variant="default" onClick={again}>
            {say('ui.again')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

function titleOf(error: Error, say: Say): string {
  if (error instanceof NetworkLoss) return say('ui.offline');
  if (error instanceof CallRefusal && error.title !== '') return error.title;
  return say('ui.failed');
}

/** The sentence for an error, for places that have only a line. */
export function sentenceOf(error: Error, say: Say): string {
  if (error instanceof NetworkLoss) return say('ui.offline-now');
  if (error instanceof CallRefusal && error.detail !== '') return error.detail;
  if (error instanceof CallRefusal && error.status === 404) return say('ui.not-found');
  return say('ui.failed-now');
}

/** Grey lines in the place of a text or list that is being fetched. */
export function LoadingState({ lines = 5 }: { readonly lines?: number }): ReactNode {
  const say = useSay();
  return (
    <Stack gap="sm" role="status" aria-label={say('ui.loading')}>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} height={20} width={`${92 - ((line * 17) % 40)}%`} />
      ))}
    </Stack>
  );
}

interface Read<T> {
  readonly data: T | undefined;
  readonly error: Error | null;
  readonly refetch: () => unknown;
}

/** Shows what an operation answered, and until then that it is coming or why it is not. */
export function Loaded<T>({
  read,
  children,
}: {
  readonly read: Read<T>;
  readonly children: (data: T) => ReactNode;
}): ReactNode {
  if (read.data !== undefined) return children(read.data);
  if (read.error !== null) return <ErrorState error={read.error} again={() => void read.refetch()} />;
  return <LoadingState />;
}

/** A part of a page under its own heading, with its acts at the right. */
export function Section({
  title,
  actions,
  children,
}: {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <section className="section">
      <Group justify="space-between" mb="sm">
        <Title order={2}>{title}</Title>
        {actions}
      </Group>
      {children}
    </section>
  );
}
