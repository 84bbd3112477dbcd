import type { ReactNode } from 'react';
import { limits } from '../../../core/limits.ts';
import type { AnswerOf } from '../../../platform/operation.ts';
import { DateField, TextField } from '../../../platform/ui/fields.tsx';
import { SubmitBar } from '../../../platform/ui/form.tsx';
import type { FormState } from '../../../platform/web/use-form.ts';
import { part } from '../../../platform/web/bindings.ts';
import { useSay } from '../../../platform/web/speech.tsx';
import type { addEvidence } from '../contract.ts';

export type Evidence = AnswerOf<typeof addEvidence>;

/** What every way of adding a piece needs. */
export interface AddProps {
  readonly unitId: string;
  /** The days offered first, such as the edition's period. */
  readonly period?: { readonly from: string; readonly to: string } | undefined;
  readonly done: (evidence: Evidence) => void;
}

export interface PieceValues {
  readonly title: string;
  readonly covers: { readonly from: string; readonly to: string };
}

/** The days as the operation wants them: both or none; one alone is sent, so that the server can say what is missing. */
export function coversOf({ from, to }: PieceValues['covers']): PieceValues['covers'] | null {
  return from === '' && to === '' ? null : { from, to };
}

interface PieceFieldsProps<T extends PieceValues> {
  readonly form: FormState<T>;
  readonly submit: string;
}

/** What every piece of evidence states: its title, and the days it is about. */
export function PieceFields<T extends PieceValues>({ form, submit }: PieceFieldsProps<T>): ReactNode {
  const say = useSay();
  const { field } = form as unknown as FormState<PieceValues>;
  return (
    <>
      <TextField {...field('title')} label={say('evidence.title')} limit={limits.evidenceTitle} required />
      <DateField
        {...part(field('covers'), 'from')}
        label={say('evidence.covers-from')}
        hint={say('evidence.covers-hint')}
      />
      <DateField {...part(field('covers'), 'to')} label={say('evidence.covers-to')} />
      <SubmitBar label={submit} />
    </>
  );
}
