import { Button, Checkbox, Group } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { ConfirmAct } from '../../../platform/ui/confirm-act.tsx';
import { DataTable } from '../../../platform/ui/data-table.tsx';
import { EmptyState } from '../../../platform/ui/states.tsx';
import { type ItemOf, useChange } from '../../../platform/web/operations.ts';
import { useUnitId } from '../../../platform/web/session.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { listPointsRules, retirePointsRule } from '../contract.ts';
import { RuleDialog } from './rule-dialog.tsx';

type Rule = ItemOf<typeof listPointsRules>;

/** For what there are points: everybody may know, the coordinator sets and ends. */
export function RulesPart({ mayManage }: { readonly mayManage: boolean }): ReactNode {
  const { say, text, number, date } = useSpeech();
  const unitId = useUnitId();
  const [open, setOpen] = useState<Rule | 'new'>();
  const [retired, setRetired] = useState(false);
  const add = mayManage && <Button onClick={() => setOpen('new')}>{say('points.add-rule')}</Button>;
  return (
    <>
      <Group mb="md" className="no-print">
        {add}
        <Checkbox
          label={say('points.show-retired')}
          checked={retired}
          onChange={(event) => setRetired(event.currentTarget.checked)}
        />
      </Group>
      <DataTable
        key={String(retired)}
        caption={say('points.rules')}
        operation={listPointsRules}
        params={{ unitId }}
        query={{ state: retired ? 'retired' : 'present' }}
        prefix="r-"
        rowKey={(row) => row.id}
        searchable
        columns={[
          { id: 'name', header: say('points.rule'), sort: 'name', cell: (row) => text(row.name) },
          {
            id: 'points',
            header: say('points.points'),
            sort: 'points',
            align: 'end',
            cell: (row) => number(row.points),
          },
          {
            id: 'limit',
            header: say('points.yearly-limit'),
            align: 'end',
            cell: (row) => (row.yearlyLimit === null ? say('points.no-limit') : number(row.yearlyLimit)),
          },
          {
            id: 'since',
            header: say(retired ? 'points.rule-ended' : 'points.rule-since'),
            cell: (row) => date(row.retiredAt ?? row.createdAt),
          },
          ...(mayManage && !retired
            ? [{ id: 'acts', header: say('unit.acts'), cell: (row: Rule) => <Acts rule={row} edit={setOpen} /> }]
            : []),
        ]}
        empty={
          <EmptyState title={say(retired ? 'points.no-retired-rules' : 'points.no-rules')}>
            {!retired && say('points.no-rules-why')}
          </EmptyState>
        }
      />
      {open !== undefined && <RuleDialog rule={open} close={() => setOpen(undefined)} />}
    </>
  );
}

interface RuleActsProps {
  readonly rule: Rule;
  readonly edit: (rule: Rule) => void;
}

function Acts({ rule, edit }: RuleActsProps): ReactNode {
  const { say, text } = useSpeech();
  const retire = useChange(retirePointsRule, { invalidates: [listPointsRules] });
  const name = text(rule.name);
  return (
    <Group gap="xs">
      <Button variant="default" aria-label={`${say('points.change-rule')}: ${name}`} onClick={() => edit(rule)}>
        {say('points.change-rule')}
      </Button>
      <ConfirmAct
        label={say('points.end-rule')}
        consequence={say('points.end-rule-consequence', { name })}
        quiet
        grave
        act={() => retire.mutateAsync({ params: { ruleId: rule.id } })}
      />
    </Group>
  );
}
