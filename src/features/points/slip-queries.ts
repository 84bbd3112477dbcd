import { type Kysely, sql, type Transaction } from 'kysely';
import type { Actor } from '../../core/relations.ts';
import { containing, type Page, readPage, visible } from '../../platform/db/page.ts';
import type { DB } from '../../platform/db/types.ts';
import type { Wish } from './queries.ts';

type Db = Kysely<DB> | Transaction<DB>;

export type SlipState = 'waiting' | 'posted' | 'refused' | 'reversal-waiting' | 'reversed';

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
