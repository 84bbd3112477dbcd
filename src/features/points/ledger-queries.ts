import { type Kysely, sql, type Transaction } from 'kysely';
import type { Actor } from '../../core/relations.ts';
import { containing, readPage, visible } from '../../platform/db/page.ts';
import type { DB } from '../../platform/db/types.ts';
import type { Wish } from './queries.ts';
import type { AccountKind } from './post-queries.ts';

type Db = Kysely<DB> | Transaction<DB>;

export async function getSummary(db: Db, unitId: string) {
  const { rows } = await sql<{ budget: number; held: number; expired: number; issued: number; slipsWaiting: number }>`
    select coalesce(sum(l.amount) filter (where a.kind = 'budget'), 0)::bigint as budget,
      coalesce(sum(l.amount) filter (where a.kind = 'employee'), 0)::bigint as held,
      coalesce(sum(l.amount) filter (where a.kind = 'expired'), 0)::bigint as expired,
      coalesce(-sum(l.amount) filter (where a.kind = 'issue'), 0)::bigint as issued,
      (select count(*) from points_slip s left join points_reversal r on r.slip_id = s.id and r.refused_at is null
        where s.unit_id = ${unitId} and s.refused_at is null
          and (s.signed_at is null or (r.id is not null and r.signed_at is null))) as slips_waiting
    from ledger_account a join ledger_line l on l.account_id = a.id where a.unit_id = ${unitId}`.execute(db);
  return rows[0] ?? { budget: 0, held: 0, expired: 0, issued: 0, slipsWaiting: 0 };
}

export async function listAccountsOf(db: Transaction<DB>, unitId: string, wish: Wish) {
  const balance = sql<number>`coalesce((select sum(amount) from ledger_line where account_id = ledger_account.id), 0)::bigint`;
  const query = db
    .selectFrom('ledgerAccount')
    .innerJoin('employee', 'employee.id', 'ledgerAccount.employeeId')
    .leftJoin('department', 'department.id', 'employee.departmentId')
    .select(['employee.id as employeeId', 'employee.name as employeeName', balance.as('balance')])
    .select(['department.nameZh as departmentZh', 'department.nameEn as departmentEn'])
    .where('ledgerAccount.unitId', '=', unitId)
    .$if(wish.q !== undefined, (some) => some.where('employee.name', 'ilike', containing(wish.q ?? '')));
  return readPage(
    db,
    query,
    {
      sorts: {
        employeeName: { column: sql.ref('employee.name'), valueOf: (row) => row.employeeName, type: 'text' },
        balance: { column: balance, valueOf: (row) => row.balance, type: 'bigint' },
      },
      standard: '-balance',
      unique: { column: sql.ref('employee.id'), valueOf: (row) => row.employeeId, type: 'uuid' },
    },
    wish,
  );
}

interface LineShown {
  readonly account: AccountKind;
  readonly employeeName: string | null;
  readonly amount: number;
}

export async function listPostingsOf(db: Transaction<DB>, unitId: string, wish: Wish) {
  const lines = sql<
    LineShown[]
  >`(select json_agg(json_build_object('account', a.kind, 'employeeName', e.name, 'amount', l.amount)
      order by l.amount, a.kind) from ledger_line l join ledger_account a on a.id = l.account_id
      left join employee e on e.id = a.employee_id where l.posting_id = ledger_posting.id)`;
  const query = db
    .selectFrom('ledgerPosting')
    .leftJoin('person', 'person.id', 'ledgerPosting.postedBy')
    .select(['ledgerPosting.id', 'ledgerPosting.kind', 'ledgerPosting.postedAt', 'person.name as postedBy'])
    .select(['ledgerPosting.memo', 'ledgerPosting.reverses', lines.as('lines')])
    .select(
      sql<number>`(select sum(amount) from ledger_line l where l.posting_id = ledger_posting.id and amount > 0)::bigint`.as(
        'points',
      ),
    )
    .where('ledgerPosting.unitId', '=', unitId)
    .$if(wish.q !== undefined, (some) => some.where('ledgerPosting.memo', 'ilike', containing(wish.q ?? '')));
  return readPage(
    db,
    query,
    {
      sorts: {
        postedAt: {
          column: sql.ref('ledger_posting.posted_at'),
          valueOf: (row) => row.postedAt.toISOString(),
          type: 'timestamptz',
        },
      },
      standard: '-postedAt',
      unique: { column: sql.ref('ledger_posting.id'), valueOf: (row) => row.id, type: 'uuid' },
    },
    wish,
  );
}

export async function listOwnBalances(db: Db, actor: Actor, yearBeganAt: Date) {
  const sumOf = (since: Date | null) => sql<number>`coalesce((select sum(l.amount) from ledger_account a
    join ledger_line l on l.account_id = a.id join ledger_posting p on p.id = l.posting_id
    where a.employee_id = employee.id and (${since}::timestamptz is null or p.posted_at >= ${since})), 0)::bigint`;
  return db
    .selectFrom('employee')
    .innerJoin('unit', 'unit.id', 'employee.unitId')
    .select(['employee.id as employeeId', 'employee.unitId', 'unit.nameZh', 'unit.nameEn'])
    .select([sumOf(null).as('balance'), sumOf(yearBeganAt).as('thisYear')])
    .where((eb) => visible(eb, actor, 'points.see-own', { employeeId: sql.ref('employee.id') }))
    .orderBy('unit.nameZh')
    .orderBy('employee.id')
    .execute();
}
