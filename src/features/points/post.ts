import { type AccountKind, type Drafted, type Movement, problemsInMovement } from '../../core/ledger/accounts.ts';
import type { Rank, Signature } from '../../core/ledger/rules.ts';
import type { Problem } from '../../core/problem.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type LockedAccount, type PostingKind, savePosting } from './post-queries.ts';
import { isLeader } from './sign-queries.ts';

/** The two ranks of a unit's scheme: whoever leads may be the one leader that every award needs. */
export const ranks: readonly Rank[] = [
  { code: 'staff', leader: false, mayReceive: true, mostPerAward: null },
  { code: 'leader', leader: true, mayReceive: true, mostPerAward: null },
];

export async function signatureOf(ctx: Ctx, unitId: string, person: string): Promise<Signature> {
  return { person, rank: (await isLeader(ctx.db, unitId, person)) ? 'leader' : 'staff' };
}

/** How the words of the tables are called in core. */
const kindsInCore: Readonly<Record<LockedAccount['kind'], AccountKind>> = {
  issue: 'source',
  budget: 'budget',
  employee: 'employee',
  expired: 'expired',
};
const kindsOfPostings: Readonly<Record<Movement['kind'], PostingKind>> = {
  grant: 'budget',
  award: 'award',
  expiry: 'expiry',
  reversal: 'reversal',
};

export function accountOf(accounts: readonly LockedAccount[], kind: LockedAccount['kind']): LockedAccount {
  const account = accounts.find((one) => one.kind === kind);
  if (account === undefined) throw new Error(`no ${kind} account was locked`);
  return account;
}

/** Writes the movement if core drafted it and the locked balances bear it; else tells all that stands against it. */
export async function postMovement(
  ctx: Ctx,
  {
    unitId,
    accounts,
    drafted,
    memo,
  }: { unitId: string; accounts: readonly LockedAccount[]; drafted: Drafted; memo: string },
): Promise<string> {
  if (drafted.problems !== undefined) return refuse(drafted.problems);
  const { movement } = drafted;
  const kinds = new Map(accounts.map(({ id, kind }) => [id, kindsInCore[kind]]));
  const balances = new Map(accounts.map(({ id, balance }) => [id, balance]));
  const problems = problemsInMovement(movement, kinds, balances);
  if (problems.length > 0) return refuse(problems);
  const { id, reverses } = movement;
  const kind = kindsOfPostings[movement.kind];
  const by = { postedAt: ctx.now, postedBy: ctx.actor.personId };
  const lines = movement.postings.map(({ account, amount }) => ({ accountId: account, amount }));
  await savePosting(ctx.db, { id, unitId, kind, ...by, memo, reverses }, lines);
  return id;
}

function refuse(problems: readonly Problem[]): never {
  throw new Refusal(422, 'points-not-posted', { problems });
}
