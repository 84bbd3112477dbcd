import { sql } from 'kysely';
import { visible } from '../../platform/db/page.ts';
import { type Find, hasPart, most, noEdition, nothing } from './queries.ts';

export const findDrives: Find = (db, { actor, part, unitId }) =>
  db
    .selectFrom('drive')
    .select(['drive.id', 'name as nameZh', 'name as nameEn', nothing.as('ofZh'), nothing.as('ofEn')])
    .select(noEdition.as('edition'))
    .where((eb) => visible(eb, actor, 'drive.see', { unitId: sql.ref('drive.unit_id') }))
    .$if(unitId !== undefined, (some) => some.where('drive.unitId', '=', unitId ?? ''))
    .where(hasPart(part, 'drive.name'))
    .orderBy('openedAt', 'desc')
    .orderBy('drive.id')
    .limit(most)
    .execute();

/** What is still to be done comes first. */
export const findTasks: Find = (db, { actor, part, unitId }) =>
  db
    .selectFrom('task')
    .innerJoin('drive', 'drive.id', 'task.driveId')
    .select(['task.id', 'task.title as nameZh', 'task.title as nameEn', 'drive.name as ofZh', 'drive.name as ofEn'])
    .select(noEdition.as('edition'))
    .where((eb) => visible(eb, actor, 'drive.see', { unitId: sql.ref('task.unit_id') }))
    .$if(unitId !== undefined, (some) => some.where('task.unitId', '=', unitId ?? ''))
    .where(hasPart(part, 'task.title'))
    .orderBy(sql`task.done_at is not null`)
    .orderBy('task.dueOn')
    .orderBy('task.id')
    .limit(most)
    .execute();

export const findEvidence: Find = (db, { actor, part, unitId }) =>
  db
    .selectFrom('evidence')
    .select(['evidence.id', 'title as nameZh', 'title as nameEn', noEdition.as('edition')])
    .select(['fileName as ofZh', 'fileName as ofEn'])
    .where('removedAt', 'is', null)
    .where((eb) => visible(eb, actor, 'evidence.see', { unitId: sql.ref('evidence.unit_id') }))
    .$if(unitId !== undefined, (some) => some.where('evidence.unitId', '=', unitId ?? ''))
    .where(hasPart(part, 'evidence.title', 'evidence.file_name'))
    .orderBy('addedAt', 'desc')
    .orderBy('evidence.id')
    .limit(most)
    .execute();
