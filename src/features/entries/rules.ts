import type { Choices } from '../../core/criteria/tree.ts';
import { isWithin } from '../../core/stages.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { dateIn, timeIn } from '../../platform/i18n/dates.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { AnswerRow, EntryRow } from './queries.ts';
import { type Claims, choicesClaimed } from './submission.ts';

interface EntryStage {
  readonly opensAt: Date;
  readonly closesAt: Date;
}

/** Late is late by the server's clock, and is said in one sentence with both times. */
export function refuseOutsideStage(ctx: Ctx, stage: EntryStage): void {
  if (isWithin(stage, ctx.now)) return;
  const code = ctx.now < stage.opensAt ? 'entry-stage-not-open' : 'entry-stage-closed';
  throw new Refusal(409, code, {
    params: {
      opensAt: momentIn(ctx, stage.opensAt),
      closesAt: momentIn(ctx, stage.closesAt),
      now: momentIn(ctx, ctx.now),
    },
  });
}

/** To the second: on the last day minutes decide. */
function momentIn({ language, zone }: Ctx, at: Date): string {
  const instant = at.toISOString();
  return `${dateIn(language, zone, instant)} ${timeIn(zone, instant)}:${instant.slice(17, 19)}`;
}

/** What was submitted or withdrawn is not worked on any more. */
export function refuseUnlessDraft({ state, receiptNumber, submittedAt }: EntryRow, { language, zone }: Ctx): void {
  if (state === 'withdrawn') throw new Refusal(409, 'entry-withdrawn');
  if (state === 'draft' || submittedAt === null) return;
  const at = submittedAt.toISOString();
  throw new Refusal(409, 'entry-already-submitted', {
    params: { receipt: receiptNumber ?? '', at: `${dateIn(language, zone, at)} ${timeIn(zone, at)}` },
  });
}

/** What the unit says does not apply to it, by indicator. */
export function claimsIn(answers: readonly AnswerRow[]): Claims {
  return Object.fromEntries(
    answers.flatMap(({ indicator, value }): [string, string | null][] =>
      value !== null && 'substitute' in value ? [[indicator, value.substitute]] : [],
    ),
  );
}

/** What decides which criteria count for this entry. */
export function choicesOf(
  { unitType }: Pick<EntryRow, 'unitType'>,
  answers: readonly AnswerRow[],
): Choices & {
  readonly chosen: Record<string, string>;
} {
  const chosen = answers.flatMap(({ indicator, value }): [string, string][] =>
    value !== null && 'chosen' in value && value.chosen !== null ? [[indicator, value.chosen]] : [],
  );
  return { unitType, chosen: Object.fromEntries(chosen), ...choicesClaimed(claimsIn(answers)) };
}
