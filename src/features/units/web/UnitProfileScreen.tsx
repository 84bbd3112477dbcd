import { Alert, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AnswerOf } from '../../../platform/operation.ts';
import { SelectField } from '../../../platform/ui/choice-fields.tsx';
import { BilingualField, TextField } from '../../../platform/ui/fields.tsx';
import { Form, SubmitBar } from '../../../platform/ui/form.tsx';
import { notifyDone } from '../../../platform/ui/notify.ts';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { Loaded } from '../../../platform/ui/states.tsx';
import { useChange, useOperation } from '../../../platform/web/operations.ts';
import { useUnitId } from '../../../platform/web/session.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { useForm } from '../../../platform/web/use-form.ts';
import { getUnit, unitTypes, updateUnit } from '../contract.ts';
import { UnitStateMark } from './unit-state.tsx';

type Unit = AnswerOf<typeof getUnit>;
type UnitType = (typeof unitTypes)[number];

/** What the unit states of itself, and what the office said of it. */
export function UnitProfileScreen(): ReactNode {
  const { say } = useSpeech();
  const read = useOperation(getUnit, { params: { unitId: useUnitId() } });
  return (
    <Loaded read={read}>
      {(unit) => (
        <>
          <PageHead title={say('unit.profile')} mark={<UnitStateMark state={unit.state} />} />
          <Stack>
            <WordOfOffice unit={unit} />
            <ProfileForm key={unit.version} unit={unit} />
          </Stack>
        </>
      )}
    </Loaded>
  );
}

/** Only what the coordinator has to know or do; a confirmed unit needs no words. */
export function WordOfOffice({ unit }: { readonly unit: Unit }): ReactNode {
  const { say } = useSpeech();
  if (unit.state === 'refused') {
    return (
      <Alert color="red" variant="outline" title={say('unit.refused-title')}>
        {say('unit.refused-why', { reason: unit.refusedReason ?? '' })}
      </Alert>
    );
  }
  return unit.state === 'waiting' ? (
    <Alert variant="outline" title={say('unit.waiting-title')}>
      {say('unit.waiting-why')}
    </Alert>
  ) : null;
}

function ProfileForm({ unit }: { readonly unit: Unit }): ReactNode {
  const { say } = useSpeech();
  const update = useChange(updateUnit, { invalidates: [getUnit] });
  const form = useForm({
    initial: {
      name: unit.name,
      code: unit.code ?? '',
      unitType: unit.unitType as UnitType,
      sector: unit.sector,
      district: unit.district,
    },
    submit: ({ code, ...rest }) => {
      const body = { ...rest, code: code.trim() === '' ? null : code.trim().toUpperCase() };
      return update.mutateAsync({ params: { unitId: unit.id }, body, ifMatch: unit.version });
    },
    done: () => notifyDone(say('unit.saved')),
  });
  return (
    <Form form={form}>
      <BilingualField
        {...form.field('name')}
        label={say('unit.name')}
        hint={say('unit.name-hint')}
        limit={200}
        required
      />
      <TextField {...form.field('code')} label={say('unit.code')} hint={say('unit.code-hint')} />
      <SelectField
        {...form.field('unitType')}
        label={say('unit.type')}
        required
        choices={unitTypes.map((value) => ({ value, label: say(`unit-type.${value}`) }))}
      />
      <TextField {...form.field('sector')} label={say('unit.sector')} limit={100} />
      <TextField {...form.field('district')} label={say('unit.district')} limit={100} />
      <SubmitBar label={say('unit.save')} />
    </Form>
  );
}
