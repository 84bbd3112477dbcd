import type { Transaction } from 'kysely';
import type { DB } from '../../platform/db/types.ts';

export interface SheetScore {
  readonly entryId: string;
  readonly assessorId: string;
  /** Exact, as a fraction or decimal. */
  readonly total: string;
  readonly submittedAt: Date;
}

/** What is calibrated: the totals of submitted sheets of running assignments, of entries that still stand. */
export async function listScores(db: Transaction<DB>, editionId: string, stage: string): Promise<SheetScore[]> {
  const rows = await db
    .selectFrom('scoreSheet')
    .innerJoin('assignment', 'assignment.id', 'scoreSheet.assignmentId')
    .innerJoin('entry', 'entry.id', 'scoreSheet.entryId')
    .select(['scoreSheet.entryId', 'scoreSheet.assessorId', 'scoreSheet.total', 'scoreSheet.submittedAt'])
    .where('scoreSheet.editionId', '=', editionId)
    .where('scoreSheet.stage', '=', stage)
    .where('scoreSheet.submittedAt', 'is not', null)
    .where('assignment.endedAt', 'is', null)
    .where('entry.withdrawnAt', 'is', null)
    .orderBy('scoreSheet.entryId')
    .orderBy('scoreSheet.assessorId')
    .execute();
  return rows.map(({ total, submittedAt, ...row }) => ({
    ...row,
    total: total ?? '0',
    submittedAt: submittedAt ?? new Date(0),
  }));
}

export async function countOpenSheets(db: Transaction<DB>, editionId: string, stage: string): Promise<number> {
  const { open } = await db
    .selectFrom('scoreSheet')
    .innerJoin('assignment', 'assignment.id', 'scoreSheet.assignmentId')
    .innerJoin('entry', 'entry.id', 'scoreSheet.entryId')
    .select((eb) => eb.fn.countAll<number>().as('open'))
    .where('scoreSheet.editionId', '=', editionId)
    .where('scoreSheet.stage', '=', stage)
    .where('scoreSheet.submittedAt', 'is', null)
    .where('assignment.endedAt', 'is', null)
    .where('entry.withdrawnAt', 'is', null)
    .executeTakeFirstOrThrow();
  return open;
}

export async function listNames(db: Transaction<DB>, editionId: string) {
  const entries = await db
    .selectFrom('entry')
    .innerJoin('unit', 'unit.id', 'entry.unitId')
    .select(['entry.id', 'entry.number', 'unit.nameZh', 'unit.nameEn'])
    .where('entry.editionId', '=', editionId)
    .where('entry.submittedAt', 'is not', null)
    .execute();
  const assessors = await db
    .selectFrom('assessor')
    .select(['id', 'name'])
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('assignment')
        .select('assignment.assessorId')
        .where('assignment.editionId', '=', editionId)
        .where('assignment.endedAt', 'is', null),
    )
    .execute();
  return {
    entries: new Map(entries.map(({ id, ...entry }) => [id, entry])),
    assessors: new Map(assessors.map(({ id, name }) => [id, name])),
  };
}

export async function isEditionDecided(db: Transaction<DB>, editionId: string): Promise<boolean> {
  const row = await db
    .selectFrom('decision')
    .select('id')
    .where('editionId', '=', editionId)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

export type Fit = 'standard' | 'robust';
