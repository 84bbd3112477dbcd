import { exact } from '../../core/criteria/amount.ts';
import type { Pack } from '../../core/criteria/pack.ts';
import { walk } from '../../core/criteria/tree.ts';
import type { DecisionRule } from '../../core/decision/rules.ts';
import { leastChange, sensitivityOf, type Variation } from '../../core/decision/what-if.ts';
import type { Problem } from '../../core/problem.ts';
import { compare, fromDecimal, fromText, mul, type Ratio, toExact } from '../../core/ratio.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import { findEdition } from '../editions/index.ts';
import type { getWhatIf, tryRule } from './contract.ts';
import { findEntryEdition } from './bearing/queries.ts';
import { maySeeRanking } from './policy.ts';
import { rankEdition } from './rank.ts';

/** How the line would move; nothing that was decided is touched by it. */
export async function resultOfTrial(
  ctx: Ctx,
  { params, query }: InputOf<typeof tryRule>,
): Promise<ReplyOf<typeof tryRule>> {
  const edition = await findEdition(ctx.db, params.editionId);
  if (edition === undefined || !maySeeRanking(ctx.actor, edition.bodyId)) throw notFound();
  const { pack, rule, assessments, options, lines } = await rankEdition(ctx, edition);
  const { decision, entering, leaving } = sensitivityOf(
    pack,
    rule,
    assessments,
    variationOf(pack, rule, query),
    options,
  );
  const known = new Map(lines.map((line) => [line.entryId, line]));
  const moved = (ids: readonly string[]) =>
    ids.flatMap((entryId) => {
      const line = known.get(entryId);
      if (line === undefined) return [];
      return [{ entryId, number: line.number, unitName: { zh: line.nameZh, en: line.nameEn } }];
    });
  return {
    cut: decision.cut === undefined ? null : toExact(decision.cut),
    named: decision.entries.filter(({ outcome }) => outcome === 'named').length,
    entering: moved(entering),
    leaving: moved(leaving),
  };
}

function variationOf(pack: Pack, rule: DecisionRule, wish: InputOf<typeof tryRule>['query']): Variation {
  const { atLeast, places, ties, criterion, factor } = wish;
  const problems: Problem[] = [];
  const isOfRule = atLeast !== undefined || places !== undefined || ties !== undefined;
  const isOfWeight = criterion !== undefined || factor !== undefined;
  if (isOfRule === isOfWeight) problems.push({ code: 'trial-one-thing', pointer: '' });
  const line = atLeast === undefined ? undefined : amountOf(atLeast);
  if (atLeast !== undefined && line === undefined) problems.push({ code: 'trial-amount', pointer: '/atLeast' });
  if (places !== undefined && !('places' in rule && typeof rule.places === 'number')) {
    problems.push({ code: 'trial-no-places', pointer: '/places' });
  }
  if (ties !== undefined && !('ties' in rule)) problems.push({ code: 'trial-no-ties', pointer: '/ties' });
  const weight = isOfWeight ? weightOf(pack, criterion ?? '', factor ?? '', problems) : undefined;
  if (problems.length > 0) throw new Refusal(422, 'trial-invalid', { problems });
  if (weight !== undefined) return { kind: 'weight', number: criterion ?? '', factor: weight };
  const changed = {
    ...rule,
    ...(line !== undefined && { atLeast: toExact(line) }),
    ...(places !== undefined && { places }),
    ...(ties !== undefined && { ties: { kind: ties } }),
  } as DecisionRule;
  return { kind: 'rule', rule: changed };
}

function amountOf(text: string): Ratio | undefined {
  const value = fromDecimal(text.trim()) ?? fromText(text.trim());
  return value !== undefined && value.num >= 0n && value.den <= 1_000_000n ? value : undefined;
}

/** By what the points of a criterion of the base are multiplied; it cannot weigh more than the whole base. */
function weightOf(pack: Pack, criterion: string, factor: string, problems: Problem[]): Ratio | undefined {
  const place = [...walk(pack)].find(({ node, part }) => node.number === criterion && part === 'base');
  const value = amountOf(factor);
  if (place === undefined) problems.push({ code: 'trial-criterion', pointer: '/criterion' });
  if (value === undefined) problems.push({ code: 'trial-amount', pointer: '/factor' });
  else if (place !== undefined && compare(mul(exact(place.node.points), value), exact(pack.base)) > 0) {
    problems.push({ code: 'trial-beyond-base', pointer: '/factor' });
  }
  return value;
}

export async function whatIf(ctx: Ctx, { params }: InputOf<typeof getWhatIf>): Promise<ReplyOf<typeof getWhatIf>> {
  const entry = await findEntryEdition(ctx.db, params.entryId);
  if (entry === undefined || !maySeeRanking(ctx.actor, entry.bodyId)) throw notFound();
  const edition = await findEdition(ctx.db, entry.editionId);
  if (edition === undefined) throw notFound();
  const { pack, rule, assessments, options } = await rankEdition(ctx, edition);
  if (!assessments.some(({ candidate }) => candidate.id === entry.id)) throw notFound();
  const change = leastChange(pack, rule, assessments, entry.id, options);
  if (change.kind !== 'points') return { kind: change.kind, needed: null, gains: [] };
  const texts = new Map([...walk(pack)].map(({ node }) => [node.number, node.text]));
  const gains = change.gains.map(({ number, gain }) => ({
    number,
    text: texts.get(number) ?? { zh: number, en: number },
    gain: toExact(gain),
  }));
  return { kind: 'points', needed: toExact(change.needed), gains };
}
