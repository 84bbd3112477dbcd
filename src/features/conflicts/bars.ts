import type { Ctx } from '../../platform/ctx.ts';
import { bars, findTies, type Tie } from './detect.ts';
import type { Scope } from './detection/queries.ts';

/** Why an assessor may not judge an entry: `source` names the rule, `reason` says through what. */
export interface Bar {
  readonly entryId: string;
  readonly assessorId: string;
  readonly source: string;
  readonly reason: string;
}

export async function listBars(ctx: Pick<Ctx, 'db' | 'zone' | 'now' | 'language'>, scope: Scope): Promise<Bar[]> {
  return (await findTies(ctx, scope)).filter(bars).map((tie) => barOf(tie, ctx.language));
}

function barOf({ entryId, assessorId, kind, source, throughName }: Tie, language: Ctx['language']): Bar {
  const reason = language === 'en' ? throughName.en : throughName.zh;
  return { entryId, assessorId, source: source === 'detected' ? kind : source, reason };
}
