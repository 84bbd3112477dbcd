import { problemsInPeriod } from '../../core/calendar.ts';
import type { Problem } from '../../core/problem.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import type { InputOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import type { addEvidence } from './contract.ts';
import { type Evidence, evidenceOf } from './library.ts';
import { mayManageLibrary } from './policy.ts';
import { findFinishedUpload, getEvidence, saveEvidence } from './queries.ts';

type Body = InputOf<typeof addEvidence>['body'];

export async function add(ctx: Ctx, { params, body }: InputOf<typeof addEvidence>): Promise<Evidence> {
  if (!mayManageLibrary(ctx.actor, params.unitId)) throw notFound();
  return addTo(ctx, params.unitId, body);
}

/** Who may add is decided by the caller; `pointer` says where in the caller's body the piece stands. */
export async function addTo(ctx: Ctx, unitId: string, body: Body, pointer = ''): Promise<Evidence> {
  const file = body.kind === 'file' ? await findFinishedUpload(ctx.db, body.uploadId, ctx.actor.personId) : undefined;
  const problems = problemsIn(body, file !== undefined);
  refuseProblems(problems.map((problem) => ({ ...problem, pointer: `${pointer}${problem.pointer}` })));
  const id = ctx.newId();
  const about = {
    kind: body.kind,
    title: body.title,
    url: body.kind === 'link' ? body.url : null,
    fileName: file?.fileName ?? null,
    sha256: file?.sha256 ?? null,
    coversFrom: body.covers?.from ?? null,
    coversTo: body.covers?.to ?? null,
  };
  await saveEvidence(ctx.db, { id, unitId, ...about, addedAt: ctx.now, addedBy: ctx.actor.personId });
  await recordEvent(ctx, { kind: 'evidence.added', subject: { type: 'evidence', id }, unitId, after: about });
  return evidenceOf(ctx, await getEvidence(ctx.db, id));
}

function problemsIn(body: Body, isUploaded: boolean): Problem[] {
  const problems = problemsInCovers(body.covers);
  // One sentence for no such upload, one of somebody else and one that is not finished: existence is a secret.
  if (body.kind === 'file' && !isUploaded) problems.push({ code: 'upload-not-finished', pointer: '/uploadId' });
  return problems;
}

export function problemsInCovers(covers: Body['covers']): Problem[] {
  return covers === null ? [] : problemsInPeriod(covers, '/covers');
}

export function refuseProblems(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new Refusal(422, 'evidence-invalid', { problems });
}
