import { Paper, Stack, Text } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import type { Pack } from '../../../core/criteria/pack.ts';
import { indicatorByNumber } from '../../../core/criteria/tree.ts';
import { AutosaveNote, ConflictChoice } from '../../../platform/ui/autosave-note.tsx';
import { SelectField } from '../../../platform/ui/choice-fields.tsx';
import { TextField } from '../../../platform/ui/fields.tsx';
import { call } from '../../../platform/web/call.ts';
import { useOperation } from '../../../platform/web/operations.ts';
import { useUnitId } from '../../../platform/web/session.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { useAutosave } from '../../../platform/web/use-autosave.ts';
import { ChosenEvidence } from '../../evidence/web/chosen-evidence.tsx';
import { listDepartments } from '../../units/contract.ts';
import { getDriveIndicator, readinesses, saveDriveIndicator } from '../contract.ts';
import type { Drive, Held, IndicatorValue } from './drive-parts.ts';
import { IndicatorValueShown } from './indicator-shown.tsx';

interface FormProps {
  readonly drive: Drive;
  readonly held: Held;
  readonly pack: Pack;
}

/** Readiness, owner, draft and evidence; saves by itself. */
export function IndicatorForm({ drive, held, pack }: FormProps): ReactNode {
  const { say, text } = useSpeech();
  const unitId = useUnitId();
  const departments = useOperation(listDepartments, { params: { unitId }, query: { limit: 200 } });
  const params = { driveId: drive.id, indicator: held.indicator };
  const draft = useAutosave<IndicatorValue>({
    key: `drive/${drive.id}/indicator/${held.indicator}`,
    stored: storedIn(held),
    save: ({ evidence, ...values }, ifMatch) =>
      call(saveDriveIndicator, { params, body: { ...values, evidenceIds: evidence.map(({ id }) => id) }, ifMatch }),
    load: async () => storedIn(await call(getDriveIndicator, { params })),
  });
  const { value, change } = draft;
  const { length, owner } = indicatorByNumber(pack, held.indicator) ?? {};
  const period = useMemo(() => ({ from: drive.periodFrom, to: drive.periodTo }), [drive.periodFrom, drive.periodTo]);
  const names = departments.data?.items ?? [];
  return (
    <Paper maw="46rem">
      <Stack gap="md">
        <ConflictChoice draft={draft} show={(version) => <IndicatorValueShown value={version} departments={names} />} />
        <SelectField
          {...draft.field('readiness')}
          label={say('drive.readiness')}
          choices={readinesses.map((step) => ({ value: step, label: say(`drive.readiness-${step}`) }))}
          required
        />
        <SelectField
          {...draft.field('departmentId')}
          value={value.departmentId ?? ''}
          onChange={(id) => change({ ...value, departmentId: id === '' ? null : id })}
          label={say('drive.department')}
          hint={
            held.may.assign
              ? owner !== undefined && say('drive.owner-hint', { owner: text(owner) })
              : say('drive.coordinator-assigns')
          }
          placeholder={say('drive.nobody')}
          choices={names.map(({ id, name }) => ({ value: id, label: text(name) }))}
          disabled={!held.may.assign}
        />
        {length === undefined ? (
          <Text c="dimmed">{say('drive.no-words-asked')}</Text>
        ) : (
          <TextField
            {...draft.field('draftText')}
            label={say('drive.draft')}
            hint={say('drive.draft-hint')}
            lines={6}
            limit={length}
          />
        )}
        <div>
          <Text fw={600}>{say('indicator.evidence')}</Text>
          <ChosenEvidence
            unitId={unitId}
            period={period}
            number={held.indicator}
            pieces={value.evidence}
            change={(evidence) => change({ ...value, evidence })}
          />
        </div>
        <AutosaveNote draft={draft} />
      </Stack>
    </Paper>
  );
}

function storedIn({ readiness, departmentId, draftText, evidence, version }: Held): {
  value: IndicatorValue;
  version: number;
} {
  return { value: { readiness, departmentId, draftText, evidence }, version };
}
