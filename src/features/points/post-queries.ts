import { type Kysely, sql, type Transaction } from 'kysely';
import type { DB } from '../../platform/db/types.ts';

type Db = Kysely<DB> | Transaction<DB>;

export type AccountKind = 'issue' | 'budget' | 'employee' | 'expired';

export type PostingKind = 'budget' | 'award' | 'reversal' | 'expiry';

export interface LockedAccount {
  readonly id: string;
  readonly kind: AccountKind;
  readonly balance: number;
}

/**
 * The unit's accounts, and that of one employee, made where they are missing and locked until the transaction ends: who
 * posts waits for whoever posts already, so that a budget is never drawn on twice for the same points.
 */
export async function lockAccounts(
  db: Transaction<DB>,
  { unitId, employeeId, newId }: { unitId: string; employeeId: string | null; newId: () => string },
): Promise<LockedAccount[]> {
  const own = employeeId === null ? [] : [{ id: newId(), unitId, kind: 'employee', employeeId }];
  const shared = ['budget', 'expired', 'issue'].map((kind) => ({ id: newId(), unitId, kind, employeeId: null }));
  await db
    .insertInto('ledgerAccount')
    .values([...shared, ...own])
    .onConflict((same) => same.doNothing())
    .execute();
  const accounts = await db
    .selectFrom('ledgerAccount')
    .select(['id', 'kind'])
    .where('unitId', '=', unitId)
    .where((eb) => eb.or([eb('employeeId', 'is', null), eb('employeeId', '=', employeeId)]))
    .orderBy('kind')
    .forUpdate()
    .execute();
  // A statement of its own: it begins after the locks were got, and so sees what others posted meanwhile.
  const sums = await db
    .selectFrom('ledgerLine')
    .select(['accountId', sql<number>`sum(amount)::bigint`.as('balance')])
    .where(
      'accountId',
      'in',
      accounts.map(({ id }) => id),
    )
    .groupBy('accountId')
    .execute();
  const balances = new Map(sums.map(({ accountId, balance }) => [accountId, balance]));
  return accounts.map(({ id, kind }) => ({ id, kind: kind as AccountKind, balance: balances.get(id) ?? 0 }));
}

export async function savePosting(
  db: Transaction<DB>,
  posting: {
    id: string;
    unitId: string;
    kind: PostingKind;
    postedAt: Date;
    postedBy: string | null;
    memo: string;
    reverses: string | null;
  },
  lines: readonly { accountId: string; amount: number }[],
): Promise<void> {
  await db.insertInto('ledgerPosting').values(posting).execute();
  await db
    .insertInto('ledgerLine')
    .values(lines.map((line) => ({ postingId: posting.id, ...line })))
    .execute();
}

export async function listLines(db: Db, postingId: string) {
  return db
    .selectFrom('ledgerLine')
    .innerJoin('ledgerAccount', 'ledgerAccount.id', 'ledgerLine.accountId')
    .select(['ledgerLine.accountId', 'ledgerLine.amount', 'ledgerAccount.kind'])
    .where('ledgerLine.postingId', '=', postingId)
    .execute();
}
