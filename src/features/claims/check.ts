import { dateAt } from '../../core/calendar.ts';
import { type Claim, checkClaims } from '../../core/claims/check-claims.ts';
import { prepareRegister } from '../../core/claims/register.ts';
import { texts as claimsTexts } from '../../core/claims/texts.ts';
import { isSupported } from '../../core/claims/verdicts.ts';
import { texts as termsTexts } from '../../core/terms/texts.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { catalogueOf, type Say } from '../../platform/i18n/catalogue.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound } from '../../platform/refusal.ts';
import { loadRegisterHonours, programmesOnRegister } from '../honours/index.ts';
import type { checkClaimsOfText } from './contract.ts';
import { mayCheckClaims } from './policy.ts';

const sentences = catalogueOf([claimsTexts, termsTexts]);

type Reply = ReplyOf<typeof checkClaimsOfText>;

export async function checkText(ctx: Ctx, { body }: InputOf<typeof checkClaimsOfText>): Promise<Reply> {
  if (!mayCheckClaims(ctx.actor)) throw notFound();
  const honours = await loadRegisterHonours(ctx);
  const { items: programmes } = await programmesOnRegister(ctx);
  const claims = checkClaims(body.text, prepareRegister(honours), {
    asOf: dateAt(ctx.now.getTime(), ctx.zone),
    completeFrom: new Map(programmes.map(({ programmeId, completeSince }) => [programmeId, completeSince])),
  });
  const say = sentences.sayIn(ctx.language);
  return { claims: claims.map((claim) => told(claim, say)), honours: honours.length };
}

function told({ start, end, verdict, unit, programme, honour, findings }: Claim, say: Say): Reply['claims'][number] {
  return {
    start,
    end,
    verdict,
    isSupported: isSupported(verdict),
    unit,
    programme,
    honour: honour && {
      programme: honour.programme.names[0] ?? '',
      edition: honour.edition,
      unit: honour.unit.names[0] ?? '',
      status: honour.status,
    },
    reasons: findings.map(({ code, params }) => ({ code, message: say(`claim.${code}`, params) })),
  };
}
