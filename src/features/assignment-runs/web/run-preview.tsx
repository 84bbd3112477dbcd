import { Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AnyOperation } from '../../../platform/operation.ts';
import { ConfirmAct } from '../../../platform/ui/confirm-act.tsx';
import { Copyable, FactList } from '../../../platform/ui/facts.tsx';
import { DownloadButton } from '../../../platform/ui/link-button.tsx';
import { notifyDone } from '../../../platform/ui/notify.ts';
import { Status } from '../../../platform/ui/status.tsx';
import { hrefOf } from '../../../platform/web/call.ts';
import { useChange } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { getAssignmentPlan } from '../../assignment-plans/contract.ts';
import { listCandidates, listEntryAssignments } from '../../assignments/contract.ts';
import { downloadCertificate } from '../../assignment-results/contract.ts';
import { applyAssignmentRun, getAssignmentRun, listAssignmentRuns, undoAssignmentRun } from '../contract.ts';
import { LoadsChart } from './loads-chart.tsx';
import { RunPairs } from './run-pairs.tsx';
import type { Run } from './run-settings.ts';

interface RunPreviewProps {
  readonly run: Run;
  readonly solved: NonNullable<Run['solved']>;
}

const changed: readonly AnyOperation[] = [
  getAssignmentRun,
  listAssignmentRuns,
  listEntryAssignments,
  listCandidates,
  getAssignmentPlan,
];

/** What the run would do, before anybody is assigned; then its application, and its undoing. */
export function RunPreview({ run, solved }: RunPreviewProps): ReactNode {
  const { say, text, number, list } = useSpeech();
  const millionths = (value: number) => number(value / 1_000_000);
  const proof = say(`run.proof-${solved.status}`, { gap: millionths(solved.gap) });
  const facts = [
    { label: say('run.total'), value: millionths(solved.total) },
    { label: say('run.min-entry'), value: millionths(solved.minEntry) },
    {
      label: say('run.poorest'),
      value: list(solved.poorest.slice(0, 3).map((entry) => `${entry.number} ${text(entry.unitName)}`)),
    },
    {
      label: say('run.proof'),
      value: (
        <Status tone={solved.accepted ? 'done' : 'bad'}>
          {`${proof} · ${solved.accepted ? say('run.checked') : say('run.unchecked')}`}
        </Status>
      ),
    },
    { label: say('run.added'), value: number(solved.added) },
    { label: say('run.kept'), value: number(solved.kept) },
    { label: say('run.removed'), value: number(solved.removed) },
    { label: say('run.seconds'), value: say('run.in-seconds', { seconds: number(Math.max(0.01, run.seconds ?? 0)) }) },
    ...(solved.lottery === null
      ? []
      : [
          {
            label: say('run.objective-random'),
            value: say('run.seed-used', { seed: solved.lottery.seed, cap: number(solved.lottery.cap * 100) }),
          },
        ]),
    { label: say('run.digest'), value: <Copyable text={(run.digest ?? '').slice(0, 16)} /> },
  ];
  return (
    <Stack gap="lg">
      <FactList facts={facts} />
      <Group>
        <Acts run={run} solved={solved} />
        <DownloadButton href={hrefOf(downloadCertificate, { params: { runId: run.id } })}>
          {say('run.certificate')}
        </DownloadButton>
      </Group>
      <LoadsChart loads={solved.loads} />
      <RunPairs run={run} />
    </Stack>
  );
}

function Acts({ run, solved }: RunPreviewProps): ReactNode {
  const { say } = useSpeech();
  const apply = useChange(applyAssignmentRun, { invalidates: changed });
  const undo = useChange(undoAssignmentRun, { invalidates: changed });
  const params = { runId: run.id };
  if (run.appliedAt === null)
    return (
      <ConfirmAct
        label={say('run.apply')}
        consequence={say('run.apply-consequence', { added: solved.added, removed: solved.removed })}
        disabled={!solved.accepted}
        act={async () => notifyDone(say('run.applied', { ...(await apply.mutateAsync({ params })) }))}
      />
    );
  if (run.undoneAt !== null) return null;
  return (
    <ConfirmAct
      label={say('run.undo')}
      consequence={say('run.undo-consequence')}
      grave
      act={async () => notifyDone(say('run.undone', { ...(await undo.mutateAsync({ params })) }))}
    />
  );
}
