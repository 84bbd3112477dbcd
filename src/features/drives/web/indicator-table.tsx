import { Group, NativeSelect, Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import type { Pack } from '../../../core/criteria/pack.ts';
import { indicatorsOf } from '../../../core/criteria/tree.ts';
import { GoLink } from '../../../platform/ui/link-button.tsx';
import { EmptyState, Section } from '../../../platform/ui/states.tsx';
import { Status } from '../../../platform/ui/status.tsx';
import { type TableView, useTableView } from '../../../platform/ui/table-view.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { readinesses } from '../contract.ts';
import { type Drive, indicatorPath, type Standing } from './drive-parts.ts';
import { ReadinessMark } from './readiness.tsx';

interface TableProps {
  readonly drive: Drive;
  readonly pack: Pack;
  readonly opens: boolean;
}

/** Every indicator with who answers for it and what is there; narrowed by readiness or department. */
export function IndicatorTable({ drive, pack, opens }: TableProps): ReactNode {
  const { say, text } = useSpeech();
  const [view, change] = useTableView('', ['step', 'department']);
  const [, setAddress] = useSearchParams();
  const names = new Map(indicatorsOf(pack).map(({ number, text: words }) => [number, text(words)]));
  const shown = drive.indicators.filter((standing) => fits(standing, view));
  const set = (name: string, value: string): void => change({ filters: { ...view.filters, [name]: value } });
  return (
    <Section title={say('drive.indicators')}>
      <Group className="no-print" gap="sm" mb="sm" align="flex-end">
        <NativeSelect
          label={say('drive.readiness')}
          value={view.filters['step'] ?? ''}
          onChange={(event) => set('step', event.currentTarget.value)}
          data={[
            { value: '', label: say('table.any') },
            ...readinesses.map((value) => ({ value, label: say(`drive.readiness-${value}`) })),
          ]}
        />
        <NativeSelect
          label={say('drive.department')}
          value={view.filters['department'] ?? ''}
          onChange={(event) => set('department', event.currentTarget.value)}
          data={[
            { value: '', label: say('table.any') },
            { value: 'none', label: say('drive.nobody') },
            ...departmentsIn(drive, text),
          ]}
        />
      </Group>
      {shown.length === 0 ? (
        <EmptyState
          title={say('table.nothing-found')}
          action={
            <button type="button" className="plain" onClick={() => setAddress({}, { replace: true })}>
              {say('table.show-all')}
            </button>
          }
        />
      ) : (
        <Table className="rows" verticalSpacing="sm">
          <Table.Caption className="visually-hidden">{say('drive.indicators')}</Table.Caption>
          <Heads />
          <Table.Tbody>
            {shown.map((standing) => (
              <Row
                key={standing.indicator}
                standing={standing}
                name={names.get(standing.indicator) ?? ''}
                to={opens ? indicatorPath(drive.id, standing.indicator) : undefined}
              />
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Section>
  );
}

function fits({ readiness, departmentId }: Standing, { filters }: TableView): boolean {
  const { step = '', department = '' } = filters;
  return (step === '' || readiness === step) && (department === '' || (departmentId ?? 'none') === department);
}

type Named = NonNullable<Standing['departmentName']>;

function departmentsIn(drive: Drive, text: (name: Named) => string): { value: string; label: string }[] {
  const found = new Map<string, string>();
  for (const { departmentId, departmentName } of drive.indicators)
    if (departmentId !== null && departmentName !== null) found.set(departmentId, text(departmentName));
  return Array.from(found, ([value, label]) => ({ value, label }));
}

const heads = ['indicator', 'readiness', 'department', 'draft', 'evidence', 'measures', 'open-tasks', 'open-findings'];

function Heads(): ReactNode {
  const { say } = useSpeech();
  return (
    <Table.Thead>
      <Table.Tr>
        {heads.map((head) => (
          <Table.Th key={head}>{say(`drive.${head}`)}</Table.Th>
        ))}
      </Table.Tr>
    </Table.Thead>
  );
}

interface RowProps {
  readonly standing: Standing;
  readonly name: string;
  readonly to: string | undefined;
}

function Row({ standing, name, to }: RowProps): ReactNode {
  const { say, text, number } = useSpeech();
  const title = `${standing.indicator} ${name}`;
  const { departmentName, majorFindings, openFindings } = standing;
  const cells: Readonly<Record<string, ReactNode>> = {
    readiness: <ReadinessMark readiness={standing.readiness} />,
    department: departmentName === null ? say('drive.nobody') : text(departmentName),
    draft: say(standing.hasDraft ? 'drive.written' : 'drive.not-written'),
    evidence: number(standing.evidence),
    measures: number(standing.measures),
    'open-tasks': say('drive.open-of', { open: standing.openTasks, all: standing.tasks }),
    'open-findings': majorFindings > 0 ? <Status tone="bad">{number(openFindings)}</Status> : number(openFindings),
  };
  return (
    <Table.Tr>
      <Table.Th scope="row" className="row-head">
        {to === undefined ? title : <GoLink to={to}>{title}</GoLink>}
      </Table.Th>
      {heads.slice(1).map((head) => (
        <Table.Td key={head} data-label={say(`drive.${head}`)}>
          <span className="cell">{cells[head]}</span>
        </Table.Td>
      ))}
    </Table.Tr>
  );
}
