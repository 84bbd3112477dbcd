import { comparePacks } from '../../core/criteria/compare.ts';
import type { Pack } from '../../core/criteria/pack.ts';
import { texts as criteriaTexts } from '../../core/criteria/texts.ts';
import { say } from '../../core/scoring/line.ts';
import type { Language } from '../../core/text.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound } from '../../platform/refusal.ts';
import type { comparePackVersions } from './contract.ts';
import { mayManageSomePacks, maySeePack } from './policy.ts';
import { findPack } from './queries.ts';
import { shippedPacks } from './shipped.ts';

type Comparison = ReplyOf<typeof comparePackVersions>;

export async function compareVersions(ctx: Ctx, { query }: InputOf<typeof comparePackVersions>): Promise<Comparison> {
  const [before, after] = [await packNamed(ctx, query.before), await packNamed(ctx, query.after)];
  return comparisonOf(before, after, ctx.language);
}

/** What differs, said in the reader's language. */
export function comparisonOf(before: Pack, after: Pack, language: Language): Comparison {
  const { changes, unchanged, unchangedRules } = comparePacks(before, after);
  return {
    before: headOf(before),
    after: headOf(after),
    changes: changes.map((line) => ({
      code: line.code,
      group: line.group,
      under: line.under ?? null,
      message: say(line, language, criteriaTexts),
    })),
    unchanged,
    unchangedRules,
  };
}

function headOf({ id, version, title }: Pack): Comparison['before'] {
  return { key: id, packVersion: version, title };
}

async function packNamed(ctx: Ctx, named: string): Promise<Pack> {
  if (named.startsWith('shipped:')) {
    const shipped = (await shippedPacks()).find(({ file }) => file === named.slice('shipped:'.length));
    if (shipped === undefined || !mayManageSomePacks(ctx.actor)) throw notFound();
    return shipped.pack;
  }
  const row = await findPack(ctx.db, named);
  if (row === undefined || !maySeePack(ctx.actor, row)) throw notFound();
  return row.content;
}
