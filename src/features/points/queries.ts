import { type Kysely, sql, type Transaction } from 'kysely';
import type { Actor } from '../../core/relations.ts';
import { containing, type Page, type PageWish, readPage, visible } from '../../platform/db/page.ts';
import type { DB } from '../../platform/db/types.ts';

type Db = Kysely<DB> | Transaction<DB>;
type Wish = PageWish & { readonly q?: string | undefined };
export type AccountKind = 'issue' | 'budget' | 'employee' | 'expired';
export type PostingKind = 'budget' | 'award' | 'reversal' | 'expiry';
export type SlipState = 'waiting' | 'posted' | 'refused' | 'reversal-waiting' | 'reversed';

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

/** The awards of a rule to an employee that stand, by the instant they were posted. */
export async function listAwards(db: Db, { ruleId, employeeId }: { ruleId: string; employeeId: string }) {
  return db
    .selectFrom('pointsSlip')
    .innerJoin('ledgerPosting', 'ledgerPosting.id', 'pointsSlip.postingId')
    .select(['pointsSlip.points', 'ledgerPosting.postedAt'])
    .where('pointsSlip.ruleId', '=', ruleId)
    .where('pointsSlip.employeeId', '=', employeeId)
    .where(sql<boolean>`not exists (select from ledger_posting undone where undone.reverses = ledger_posting.id)`)
    .execute();
}

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

const slipState = sql<SlipState>`case when points_slip.refused_at is not null then 'refused'
  when points_slip.signed_at is null then 'waiting' when reversal.signed_at is not null then 'reversed'
  when reversal.id is not null then 'reversal-waiting' else 'posted' end`;

/** Whether a person counts as a leader of the slip's unit: its coordinator, or an employee who leads. */
function leads(personId: ReturnType<typeof sql.ref>) {
  return sql<boolean>`(exists (select from standing st where st.unit_id = points_slip.unit_id and st.role = 'coordinator'
      and st.ended_at is null and st.person_id = ${personId})
    or exists (select from employee le where le.unit_id = points_slip.unit_id and le.is_leader
      and le.left_at is null and le.person_id = ${personId}))`;
}

function slips(db: Db) {
  return db
    .selectFrom('pointsSlip')
    .innerJoin('employee', 'employee.id', 'pointsSlip.employeeId')
    .innerJoin('pointsRule', 'pointsRule.id', 'pointsSlip.ruleId')
    .innerJoin('person as proposer', 'proposer.id', 'pointsSlip.proposedBy')
    .leftJoin('person as signer', 'signer.id', 'pointsSlip.signedBy')
    .leftJoin('person as refuser', 'refuser.id', 'pointsSlip.refusedBy')
    .leftJoin('evidence', 'evidence.id', 'pointsSlip.evidenceId')
    .leftJoin('pointsReversal as reversal', (join) =>
      join.onRef('reversal.slipId', '=', 'pointsSlip.id').on('reversal.refusedAt', 'is', null),
    )
    .leftJoin('person as undoer', 'undoer.id', 'reversal.proposedBy')
    .leftJoin('person as undone', 'undone.id', 'reversal.signedBy')
    .select(['pointsSlip.id', 'pointsSlip.unitId', 'pointsSlip.employeeId', 'employee.name as employeeName'])
    .select(['employee.personId as receiverId', 'pointsSlip.ruleId'])
    .select(['pointsRule.nameZh', 'pointsRule.nameEn', 'pointsRule.yearlyLimit', 'pointsSlip.points'])
    .select(['pointsSlip.reason', 'pointsSlip.evidenceId', 'evidence.title as evidenceTitle', slipState.as('state')])
    .select(['pointsSlip.proposedAt', 'pointsSlip.proposedBy', 'proposer.name as proposerName', 'pointsSlip.signedAt'])
    .select(['signer.name as signerName', 'pointsSlip.refusedAt', 'refuser.name as refuserName'])
    .select([
      'pointsSlip.refusedReason',
      'pointsSlip.postingId',
      leads(sql.ref('points_slip.proposed_by')).as('isProposerLeader'),
    ])
    .select(['reversal.id as reversalId', 'reversal.reason as reversalReason', 'reversal.proposedAt as reversalAt'])
    .select(['reversal.proposedBy as reversalBy', 'undoer.name as reversalByName', 'reversal.signedAt as reversedAt'])
    .select(['undone.name as reversedByName', leads(sql.ref('reversal.proposed_by')).as('isUndoerLeader')]);
}

export type SlipRow = Awaited<ReturnType<ReturnType<typeof slips>['executeTakeFirstOrThrow']>>;

const slipOrder = {
  sorts: {
    proposedAt: {
      column: sql.ref('points_slip.proposed_at'),
      valueOf: (row: { readonly proposedAt: Date }) => row.proposedAt.toISOString(),
      type: 'timestamptz' as const,
    },
    points: {
      column: sql.ref('points_slip.points'),
      valueOf: (row: { readonly points: number }) => row.points,
      type: 'integer' as const,
    },
  },
  standard: '-proposedAt',
  unique: {
    column: sql.ref('points_slip.id'),
    valueOf: (row: { readonly id: string }) => row.id,
    type: 'uuid' as const,
  },
};

interface SlipWish extends Wish {
  readonly state?: SlipState | 'to-sign' | undefined;
  readonly employeeId?: string | undefined;
}

export async function listSlipsOf(db: Transaction<DB>, unitId: string, wish: SlipWish): Promise<Page<SlipRow>> {
  const pattern = containing(wish.q ?? '');
  const query = slips(db)
    .where('pointsSlip.unitId', '=', unitId)
    .$if(wish.state === 'to-sign', (some) => some.where(sql<boolean>`${slipState} in ('waiting', 'reversal-waiting')`))
    .$if(wish.state !== undefined && wish.state !== 'to-sign', (some) =>
      some.where(sql<boolean>`${slipState} = ${wish.state}`),
    )
    .$if(wish.employeeId !== undefined, (some) => some.where('pointsSlip.employeeId', '=', wish.employeeId ?? ''))
    .$if(wish.q !== undefined, (some) =>
      some.where(sql<boolean>`(employee.name ilike ${pattern} or points_slip.reason ilike ${pattern})`),
    );
  return readPage(db, query, slipOrder, wish);
}

export async function findSlip(db: Db, slipId: string): Promise<SlipRow | undefined> {
  return slips(db).where('pointsSlip.id', '=', slipId).executeTakeFirst();
}

/** Locks the slip, then reads it: what the lock waited for may have signed it. */
export async function findSlipForUpdate(db: Transaction<DB>, slipId: string): Promise<SlipRow | undefined> {
  await db.selectFrom('pointsSlip').select('id').where('id', '=', slipId).forUpdate().executeTakeFirst();
  return findSlip(db, slipId);
}

/** The slips of the caller's own employments, without those that were refused. */
export async function listOwnSlips(db: Transaction<DB>, actor: Actor, wish: Wish): Promise<Page<SlipRow>> {
  const query = slips(db)
    .where((eb) => visible(eb, actor, 'points.see-own', { employeeId: sql.ref('points_slip.employee_id') }))
    .where('pointsSlip.refusedAt', 'is', null)
    .$if(wish.q !== undefined, (some) => some.where('pointsSlip.reason', 'ilike', containing(wish.q ?? '')));
  return readPage(db, query, slipOrder, wish);
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

export async function findReceiver(db: Db, employeeId: string, unitId: string) {
  return db
    .selectFrom('employee')
    .select(['id', 'personId'])
    .where('id', '=', employeeId)
    .where('unitId', '=', unitId)
    .where('leftAt', 'is', null)
    .executeTakeFirst();
}

/** Whether the person leads in the unit: as its coordinator, or as an employee who is a leader. */
export async function isLeader(db: Db, unitId: string, personId: string): Promise<boolean> {
  const { rows } = await sql<{ leads: boolean }>`select (exists (select from standing where unit_id = ${unitId}
      and role = 'coordinator' and ended_at is null and person_id = ${personId})
    or exists (select from employee where unit_id = ${unitId} and is_leader and left_at is null and person_id = ${personId})) as leads`.execute(
    db,
  );
  return rows[0]?.leads ?? false;
}

export async function saveSlip(
  db: Transaction<DB>,
  slip: {
    id: string;
    unitId: string;
    employeeId: string;
    ruleId: string;
    points: number;
    reason: string;
    evidenceId: string | null;
    proposedAt: Date;
    proposedBy: string;
  },
): Promise<void> {
  await db.insertInto('pointsSlip').values(slip).execute();
}

type Ending =
  | { readonly signedAt: Date; readonly signedBy: string | null; readonly postingId: string }
  | { readonly refusedAt: Date; readonly refusedBy: string | null; readonly refusedReason: string };

export async function endSlip(db: Transaction<DB>, slipId: string, ending: Ending): Promise<void> {
  await db.updateTable('pointsSlip').set(ending).where('id', '=', slipId).execute();
}

export async function saveReversal(
  db: Transaction<DB>,
  reversal: { id: string; unitId: string; slipId: string; reason: string; proposedAt: Date; proposedBy: string },
): Promise<void> {
  await db.insertInto('pointsReversal').values(reversal).execute();
}

export async function endReversal(db: Transaction<DB>, reversalId: string, ending: Ending): Promise<void> {
  await db.updateTable('pointsReversal').set(ending).where('id', '=', reversalId).execute();
}
