import { type Kysely, sql, type Transaction } from 'kysely';
import { containing, type Page, type PageWish, readPage } from '../../platform/db/page.ts';
import type { DB } from '../../platform/db/types.ts';

type Db = Kysely<DB> | Transaction<DB>;

export type Wish = PageWish & { readonly q?: string | undefined };

function rules(db: Db) {
  return db.selectFrom('pointsRule').selectAll();
}

export type RuleRow = Awaited<ReturnType<ReturnType<typeof rules>['executeTakeFirstOrThrow']>>;

export async function listRulesOf(
  db: Transaction<DB>,
  unitId: string,
  wish: Wish & { readonly state: 'present' | 'retired' },
): Promise<Page<RuleRow>> {
  const pattern = containing(wish.q ?? '');
  const query = rules(db)
    .where('unitId', '=', unitId)
    .where('retiredAt', wish.state === 'present' ? 'is' : 'is not', null)
    .$if(wish.q !== undefined, (some) =>
      some.where(sql<boolean>`(name_zh ilike ${pattern} or name_en ilike ${pattern})`),
    );
  return readPage(
    db,
    query,
    {
      sorts: {
        name: { column: sql.ref('name_zh'), valueOf: (row) => row.nameZh, type: 'text' },
        points: { column: sql.ref('points'), valueOf: (row) => row.points, type: 'integer' },
      },
      standard: 'name',
      unique: { column: sql.ref('id'), valueOf: (row) => row.id, type: 'uuid' },
    },
    wish,
  );
}

export async function findRule(db: Db, ruleId: string): Promise<RuleRow | undefined> {
  return rules(db).where('id', '=', ruleId).executeTakeFirst();
}

export async function findRuleForUpdate(db: Transaction<DB>, ruleId: string): Promise<RuleRow | undefined> {
  return rules(db).where('id', '=', ruleId).forUpdate().executeTakeFirst();
}

export async function saveRule(
  db: Transaction<DB>,
  rule: {
    id: string;
    unitId: string;
    nameZh: string;
    nameEn: string;
    points: number;
    yearlyLimit: number | null;
    indicator: string | null;
    createdAt: Date;
  },
): Promise<void> {
  await db.insertInto('pointsRule').values(rule).execute();
}

export async function markRetired(db: Transaction<DB>, ruleId: string, retiredAt: Date): Promise<void> {
  await db.updateTable('pointsRule').set({ retiredAt }).where('id', '=', ruleId).execute();
}
