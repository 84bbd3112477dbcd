import type { Ctx } from '../../platform/ctx.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound } from '../../platform/refusal.ts';
import type { getAssessorProfile, listUnitsToName } from './contract.ts';
import { mayDescribeAssessor } from './policy.ts';
import { findAssessor, listDeclared, listEmployers, listUnitsContaining } from './queries.ts';

type Profile = ReplyOf<typeof getAssessorProfile>;

export async function profileOf(ctx: Ctx, { params }: InputOf<typeof getAssessorProfile>): Promise<Profile> {
  return profileFor(ctx, params.assessorId);
}

export async function profileFor(ctx: Ctx, assessorId: string): Promise<Profile> {
  const assessor = await findAssessor(ctx.db, assessorId);
  if (assessor === undefined || !mayDescribeAssessor(ctx.actor, assessor)) throw notFound();
  const { employer, languages, ...row } = assessor;
  const employers = await listEmployers(ctx.db, assessorId);
  const declared = await listDeclared(ctx.db, assessorId);
  const stated = { name: employer, from: null, until: null, isKnown: false };
  return {
    ...row,
    languages: languages as Profile['languages'],
    // An employer that was given with the invitation stands here until the profile is first saved.
    employers: employers.length === 0 && employer !== '' ? [stated] : employers,
    declared: declared.map(({ nameZh, nameEn, kind, source, reason }) => ({
      unitName: { zh: nameZh, en: nameEn },
      kind: kind as Profile['declared'][number]['kind'],
      source: source as Profile['declared'][number]['source'],
      reason,
    })),
  };
}

export async function unitsToName(
  ctx: Ctx,
  { params, query }: InputOf<typeof listUnitsToName>,
): Promise<ReplyOf<typeof listUnitsToName>> {
  const assessor = await findAssessor(ctx.db, params.assessorId);
  if (assessor === undefined || !mayDescribeAssessor(ctx.actor, assessor)) throw notFound();
  const units = query.q === undefined ? [] : await listUnitsContaining(ctx.db, query.q);
  return { items: units.map(({ id, nameZh, nameEn }) => ({ id, name: { zh: nameZh, en: nameEn } })) };
}
