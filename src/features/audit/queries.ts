import { sql, type Transaction } from 'kysely';
import { type Page, type PageWish, readPage } from '../../platform/db/page.ts';
import type { DB } from '../../platform/db/types.ts';

function events(db: Transaction<DB>) {
  return db
    .selectFrom('event')
    .select(['event.id', 'event.at', 'event.kind', 'event.personName', 'event.subjectType', 'event.subjectId']);
}

/** The order in which they were written down. */
const inOrder = {
  column: sql.ref('event.id'),
  valueOf: ({ id }: { id: number }) => id,
  type: 'bigint',
} as const;
const order = { sorts: { written: inOrder }, standard: '-written', unique: inOrder };

interface Wish extends PageWish {
  readonly kind?: string | undefined;
  readonly subjectId?: string | undefined;
}

type Changed = Record<string, unknown> | null;

export function listEventsOfBody(db: Transaction<DB>, bodyId: string, wish: Wish) {
  const query = events(db)
    .select([sql<Changed>`event.before`.as('before'), sql<Changed>`event.after`.as('after')])
    .where('event.bodyId', '=', bodyId)
    .$if(wish.kind !== undefined, (some) => some.where('event.kind', '=', wish.kind ?? ''))
    .$if(wish.subjectId !== undefined, (some) => some.where('event.subjectId', '=', wish.subjectId ?? ''));
  return readPage(db, query, order, wish);
}

interface UnitEventRow {
  readonly id: number;
  readonly at: Date;
  readonly kind: string;
  readonly personName: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly isOwn: boolean;
}

/** Of the unit's events those of the given kinds; `isOwn` where whoever acted stands or stood at the unit. */
export function listEventsOfUnit(
  db: Transaction<DB>,
  unitId: string,
  kinds: readonly string[],
  wish: Wish,
): Promise<Page<UnitEventRow>> {
  const query = events(db)
    .select(
      sql<boolean>`exists (select from standing s where s.person_id = event.person_id and s.unit_id = event.unit_id)`.as(
        'isOwn',
      ),
    )
    .where('event.unitId', '=', unitId)
    .where('event.kind', 'in', [...kinds])
    .$if(wish.kind !== undefined, (some) => some.where('event.kind', '=', wish.kind ?? ''));
  return readPage(db, query, order, wish);
}
