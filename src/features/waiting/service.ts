import { workingDaysUntil } from '../../core/calendar.ts';
import { chineseWorkingDays } from '../../platform/calendar/chinese-working-days.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import type { listWaiting } from './contract.ts';
import { listForAssessor, listForOffice } from './queries.ts';
import { listForUnit } from './unit-queries.ts';

const doors = { office: listForOffice, assessor: listForAssessor, unit: listForUnit };

/** What the caller's own standings ask of them; a door they do not stand at has nothing. */
export async function waitingAt(
  ctx: Ctx,
  { query }: InputOf<typeof listWaiting>,
): Promise<ReplyOf<typeof listWaiting>> {
  const rows = await doors[query.door](ctx.db, ctx.actor, ctx.now, ctx.zone);
  const items = rows.map(({ nameZh, nameEn, ...row }) => ({
    ...row,
    context: nameZh === null ? null : { zh: nameZh, en: nameEn ?? nameZh },
    workingDaysLeft: row.until === null ? null : daysLeft(ctx, row.until),
  }));
  return { items };
}

/** A closing midnight belongs to the day before it. */
function daysLeft({ now, zone }: Ctx, until: Date): number {
  const last = until.getTime() - 1;
  return last < now.getTime() ? -1 : workingDaysUntil(now.getTime(), last, zone, chineseWorkingDays);
}
