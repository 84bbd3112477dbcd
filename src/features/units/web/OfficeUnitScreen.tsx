import { Group, List } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useParams } from 'react-router';
import type { AnswerOf } from '../../../platform/operation.ts';
import { ConfirmAct } from '../../../platform/ui/confirm-act.tsx';
import { FactList } from '../../../platform/ui/facts.tsx';
import { TextField } from '../../../platform/ui/fields.tsx';
import { notifyDone } from '../../../platform/ui/notify.ts';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { Loaded, Section } from '../../../platform/ui/states.tsx';
import { useChange, useOperation } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { AffiliationPart } from '../../affiliations/web/affiliation-part.tsx';
import { confirmUnit, getUnit, listUnits, refuseUnit } from '../contract.ts';
import { UnitTypeName } from './OfficeUnitsScreen.tsx';
import { UnitStateMark } from './unit-state.tsx';

type Unit = AnswerOf<typeof getUnit>;

/** One unit as it states itself, and the office's word on it. */
export function OfficeUnitScreen(): ReactNode {
  const { unitId = '' } = useParams();
  const read = useOperation(getUnit, { params: { unitId } });
  return <Loaded read={read}>{(unit) => <UnitPage unit={unit} />}</Loaded>;
}

function UnitPage({ unit }: { readonly unit: Unit }): ReactNode {
  const { say, text, until } = useSpeech();
  const isOpen = unit.state === 'waiting' || unit.state === 'refused';
  return (
    <>
      <PageHead
        title={text(unit.name)}
        crumbs={[{ label: say('unit.list'), to: '/units' }]}
        mark={<UnitStateMark state={unit.state} />}
        actions={isOpen && <Judgement unit={unit} />}
      />
      <UnitFacts unit={unit} />
      {unit.formerNames.length > 0 && (
        <Section title={say('unit.former-names')}>
          <List>
            {unit.formerNames.map(({ name, usedUntil }) => (
              <List.Item key={`${name.zh} ${usedUntil}`}>
                {name.zh} / {name.en} ({until(usedUntil)})
              </List.Item>
            ))}
          </List>
        </Section>
      )}
      <AffiliationPart unitId={unit.id} />
    </>
  );
}

function UnitFacts({ unit }: { readonly unit: Unit }): ReactNode {
  const { say, date, list } = useSpeech();
  const facts = [
    { label: say('unit.name-zh'), value: unit.name.zh },
    { label: say('unit.name-en'), value: unit.name.en },
    { label: say('unit.code'), value: unit.code ?? say('unit.not-given') },
    { label: say('unit.type'), value: <UnitTypeName type={unit.unitType} /> },
    { label: say('unit.sector'), value: unit.sector === '' ? say('unit.not-given') : unit.sector },
    { label: say('unit.district'), value: unit.district === '' ? say('unit.not-given') : unit.district },
    { label: say('unit.registered-at'), value: date(unit.registeredAt) },
    {
      label: say('unit.coordinators'),
      value: list(unit.coordinators.map(({ name, email }) => `${name} <${email}>`)),
    },
  ];
  if (unit.refusedReason !== null) facts.push({ label: say('unit.refused-reason'), value: unit.refusedReason });
  return <FactList facts={facts} />;
}

function Judgement({ unit }: { readonly unit: Unit }): ReactNode {
  const { say, text } = useSpeech();
  const [reason, setReason] = useState('');
  const invalidates = [getUnit, listUnits];
  const confirm = useChange(confirmUnit, { invalidates });
  const refuse = useChange(refuseUnit, { invalidates });
  const params = { unitId: unit.id };
  const name = text(unit.name);
  return (
    <Group gap="sm">
      <ConfirmAct
        label={say('unit.confirm')}
        consequence={say('unit.confirm-consequence', { name })}
        act={async () => {
          await confirm.mutateAsync({ params, ifMatch: unit.version });
          notifyDone(say('unit.confirmed', { name }));
        }}
      />
      {unit.state === 'waiting' && (
        <ConfirmAct
          label={say('unit.refuse')}
          consequence={say('unit.refuse-consequence', { name })}
          quiet
          grave
          act={async () => {
            await refuse.mutateAsync({ params, body: { reason }, ifMatch: unit.version });
            notifyDone(say('unit.refused', { name }));
          }}
        >
          <TextField
            id="refusal-reason"
            label={say('unit.reason')}
            value={reason}
            onChange={setReason}
            problems={[]}
            lines={3}
            limit={500}
            required
          />
        </ConfirmAct>
      )}
    </Group>
  );
}
