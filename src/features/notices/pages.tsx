import { z } from 'zod';
import type { Ctx } from '../../platform/ctx.ts';
import type { PageAnswer, PageRequest, PageRoute } from '../../platform/http/pages.tsx';
import { problemsOf } from '../../platform/http/problems.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import { lodgeObjection, readObjection } from './contract.ts';
import { lodge, readOwnObjection } from './object.ts';
import { noticeFor } from './publish.ts';
import { RegisterNoticePage } from './web/RegisterNoticePage.tsx';
import { RegisterObjectionLodgedPage, RegisterObjectionPage } from './web/RegisterObjectionPage.tsx';

const uuid = z.uuid();
const nothing = { query: {}, body: undefined, ifMatch: undefined };

function noticeIdOf({ params }: PageRequest): string {
  const noticeId = uuid.safeParse(params['noticeId']);
  if (!noticeId.success) throw notFound();
  return noticeId.data;
}

async function show(ctx: Ctx, request: PageRequest, problems: readonly string[] = []): Promise<PageAnswer> {
  const notice = await noticeFor(ctx, { ...nothing, params: { noticeId: noticeIdOf(request) } });
  const wire = JSON.parse(JSON.stringify(notice)) as never;
  const page = (
    <RegisterNoticePage
      speech={request.speech}
      address={request.address}
      notice={wire}
      typed={request.fields}
      problems={problems}
    />
  );
  return { page, json: notice, status: problems.length === 0 ? 200 : 422 };
}

/** The plain form, held against the same contract as the API; what was typed is shown again with what is wrong. */
async function object(ctx: Ctx, request: PageRequest): Promise<PageAnswer> {
  const { fields, files, speech, address } = request;
  const file = files['file'];
  const parsed = lodgeObjection.body.safeParse({
    form: fields['form'],
    personName: fields['personName'] ?? '',
    unitName: fields['unitName'] ?? '',
    contact: fields['contact'] ?? '',
    grounds: fields['grounds'] ?? '',
    ...(fields['entryId'] ? { entryId: fields['entryId'] } : {}),
    ...(file === undefined ? {} : { file: { name: file.name, base64: Buffer.from(file.bytes).toString('base64') } }),
  });
  const sentences = (
    problems: readonly { code: string; pointer: string; params?: Readonly<Record<string, string | number>> }[],
  ) => problems.map(({ code, pointer, params }) => `${labelOf(speech.say, pointer)}${speech.say(code, params)}`);
  if (!parsed.success) return show(ctx, request, sentences(problemsOf(parsed.error)));
  try {
    const receipt = await lodge(ctx, {
      params: { noticeId: noticeIdOf(request) },
      query: {},
      body: parsed.data,
      ifMatch: undefined,
    });
    return {
      page: (
        <RegisterObjectionLodgedPage
          speech={speech}
          address={address}
          receipt={JSON.parse(JSON.stringify(receipt)) as never}
        />
      ),
    };
  } catch (error) {
    if (!(error instanceof Refusal) || error.status === 404) throw error;
    return show(
      ctx,
      request,
      error.problems.length > 0 ? sentences(error.problems) : [speech.say(error.code, error.params)],
    );
  }
}

const labels: Readonly<Record<string, string>> = {
  personName: 'notice.person-name',
  unitName: 'notice.unit-name',
  contact: 'notice.contact',
  grounds: 'notice.grounds',
  file: 'notice.file',
  entryId: 'notice.about-unit',
  form: 'notice.form',
};

function labelOf(say: PageRequest['speech']['say'], pointer: string): string {
  const key = labels[pointer.split('/')[1] ?? ''];
  return key === undefined ? '' : say('notice.field', { label: say(key) });
}

async function askForAnswer(_ctx: Ctx, { speech, address }: PageRequest): Promise<PageAnswer> {
  return { page: <RegisterObjectionPage speech={speech} address={address} found={undefined} isWrong={false} /> };
}

async function showAnswer(ctx: Ctx, { speech, address, fields }: PageRequest): Promise<PageAnswer> {
  const parsed = readObjection.body.safeParse({ number: fields['number'] ?? '', secret: fields['secret'] ?? '' });
  const found = parsed.success
    ? await readOwnObjection(ctx, { params: {}, query: {}, body: parsed.data, ifMatch: undefined }).catch(unlessAbsent)
    : undefined;
  const page = (
    <RegisterObjectionPage
      speech={speech}
      address={address}
      found={found === undefined ? undefined : (JSON.parse(JSON.stringify(found)) as never)}
      isWrong={found === undefined}
    />
  );
  return { page, status: found === undefined ? 404 : 200 };
}

function unlessAbsent(error: unknown): undefined {
  if (error instanceof Refusal && error.status === 404) return undefined;
  throw error;
}

export const pages: readonly PageRoute[] = [
  { method: 'GET', path: '/notices/:noticeId', handle: show },
  { method: 'POST', path: '/notices/:noticeId', handle: object },
  { method: 'GET', path: '/objections', handle: askForAnswer },
  { method: 'POST', path: '/objections', handle: showAnswer },
];
