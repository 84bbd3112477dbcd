import type { Problem } from '../../core/problem.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import { refuseIfStale } from '../../platform/db/versions.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import { endBarred } from '../assignments/index.ts';
import type { describeAssessor } from './contract.ts';
import { mayDescribeAssessor } from './policy.ts';
import { changeAssessor, findAssessorForUpdate, listPlacesNamed, replaceEmployers } from './queries.ts';
import { profileFor } from './read.ts';

type Body = InputOf<typeof describeAssessor>['body'];

export async function describe(
  ctx: Ctx,
  { params: { assessorId }, body, ifMatch }: InputOf<typeof describeAssessor>,
): Promise<ReplyOf<typeof describeAssessor>> {
  const assessor = await findAssessorForUpdate(ctx.db, assessorId);
  if (assessor === undefined || !mayDescribeAssessor(ctx.actor, assessor)) throw notFound();
  await refuseIfStale(ctx, { type: 'assessor', id: assessorId }, assessor, ifMatch);
  const problems = problemsInEmployers(body.employers);
  const [first] = problems;
  if (first !== undefined) throw new Refusal(422, first.code, { problems });
  const { employers, mostEntries } = body;
  const [sectors, topics, districts] = [once(body.sectors), once(body.topics), once(body.districts)];
  const languages = [...new Set(body.languages)];
  const employer = employers.find(({ until }) => until === null)?.name ?? '';
  await changeAssessor(ctx.db, assessorId, { employer, sectors, topics, districts, languages, mostEntries });
  await keepEmployers(ctx, assessorId, employers);
  await recordEvent(ctx, {
    kind: 'assessor.described',
    subject: { type: 'assessor', id: assessorId },
    bodyId: assessor.bodyId,
    before: { version: assessor.version },
    after: { sectors, topics, districts, languages, mostEntries, employers },
  });
  await endBarred(ctx, { bodyId: assessor.bodyId, assessorId });
  return profileFor(ctx, assessorId);
}

function once(words: readonly string[]): string[] {
  return [...new Map(words.map((word) => [word.toLowerCase(), word])).values()];
}

async function keepEmployers(ctx: Ctx, assessorId: string, employers: Body['employers']): Promise<void> {
  const names = [...new Set(employers.map(({ name }) => name))];
  const places = new Map((await listPlacesNamed(ctx.db, names)).map((place) => [place.name, place]));
  const rows = employers.map(({ name, from, until }, position) => ({
    id: ctx.newId(),
    position,
    name,
    unitId: places.get(name)?.unitId ?? null,
    bodyId: places.get(name)?.bodyId ?? null,
    beganOn: from,
    endedOn: until,
  }));
  await replaceEmployers(ctx.db, assessorId, rows);
}

function problemsInEmployers(employers: Body['employers']): Problem[] {
  const reversed = employers.flatMap(({ from, until }, at) =>
    from !== null && until !== null && until < from
      ? [{ code: 'employer-dates-reversed', pointer: `/employers/${at}/until`, params: { from, until } }]
      : [],
  );
  const seen = new Set<string>();
  const twice = employers.flatMap(({ name, from }, at) => {
    const key = `${name.toLowerCase()} ${from ?? ''}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew ? [] : [{ code: 'employer-twice', pointer: `/employers/${at}/name`, params: { name } }];
  });
  return [...reversed, ...twice];
}
