import { Anchor, Paper, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Pack } from '../../../core/criteria/pack.ts';
import { indicatorByNumber } from '../../../core/criteria/tree.ts';
import { GoLink } from '../../../platform/ui/link-button.tsx';
import { Status } from '../../../platform/ui/status.tsx';
import { useOperation } from '../../../platform/web/operations.ts';
import { useSession } from '../../../platform/web/session.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { listDangling } from '../contract.ts';
import { type Drive, indicatorPath } from './drive-parts.ts';

interface DanglingProps {
  readonly drive: Drive;
  readonly pack: Pack;
}

/** What hangs loose at either end, each line a way to its place. */
export function DanglingBox({ drive, pack }: DanglingProps): ReactNode {
  const { say, text } = useSpeech();
  const opens = useSession().standing.role !== 'employee';
  const { data } = useOperation(listDangling, { params: { driveId: drive.id } });
  if (data === undefined) return null;
  const { goals, measures, indicators } = data;
  const count = goals.length + measures.length + indicators.length;
  if (count === 0) return <Status tone="done">{say('drive.nothing-dangling')}</Status>;
  return (
    <Paper withBorder p="md">
      <Stack gap="xs">
        <Status tone="waiting">{say('drive.dangling', { count })}</Status>
        <Loose title={say('drive.goals-dangling', { count: goals.length })} open>
          {goals.map(({ id, title }) => (
            <li key={id}>
              <Anchor href={`#goal-${id}`} underline="always">
                {title}
              </Anchor>
            </li>
          ))}
        </Loose>
        <Loose title={say('drive.measures-dangling', { count: measures.length })} open>
          {measures.map(({ id, title, goalTitle }) => (
            <li key={id}>
              <Anchor href={`#measure-${id}`} underline="always">
                {title}
              </Anchor>
              <Text span size="sm" c="dimmed" ms="xs">
                {say('drive.for-goal', { title: goalTitle })}
              </Text>
            </li>
          ))}
        </Loose>
        <Loose title={say('drive.indicators-dangling', { count: indicators.length })}>
          {indicators.map((number) => {
            const found = indicatorByNumber(pack, number);
            const label = `${number} ${found === undefined ? '' : text(found.text)}`;
            return (
              <li key={number}>{opens ? <GoLink to={indicatorPath(drive.id, number)}>{label}</GoLink> : label}</li>
            );
          })}
        </Loose>
      </Stack>
    </Paper>
  );
}

function Loose(props: { title: string; open?: boolean; children: readonly ReactNode[] }): ReactNode {
  if (props.children.length === 0) return null;
  return (
    <details open={props.open ?? false}>
      <summary>{props.title}</summary>
      <ul>{props.children}</ul>
    </details>
  );
}
