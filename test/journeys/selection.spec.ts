import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Say } from '../../src/platform/i18n/catalogue.ts';
import { projectRoot } from '../../src/platform/project-root.ts';
import { confirm, heading, press, sayIn } from '../support/acts.ts';
import { expectSound, type Journey, type Language, startJourney } from '../support/journey.ts';
import { samplePdf } from '../support/sample-files.ts';

/**
 * An honour from its programme to the public register, through four doors, each act done where a person does it. The
 * installation begins empty but for the office's first person.
 */
const password = 'a long enough password';
const officer = 'officer@office.example';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney({ demonstration: false });
  await createOffice();
}, 120_000);
afterAll(() => journey.end());

test.each([
  ['zh-CN', 1280],
  ['en', 360],
] as const)(
  'an honour goes from its programme to the register in %s at %i px',
  async (language, width) => {
    const walk = await startWalk(language, width);
    await planEdition(walk);
    await enterEdition(walk);
    await assess(walk);
    await decide(walk);
    await publishAndConfer(walk);
    await findOnRegister(walk);
    for (const page of Object.values(walk.pages)) await page.context().close();
  },
  280_000,
);

interface Walk {
  readonly language: Language;
  readonly say: Say;
  /** One window for each person at work. */
  readonly pages: Readonly<Record<'office' | 'unit' | 'assessor' | 'public', Page>>;
  readonly programme: Bilingual;
  readonly unit: Bilingual;
  readonly coordinator: string;
  /** As many as the pack's rule wants; the first marks by hand. */
  readonly assessors: readonly { readonly name: string; readonly email: string }[];
  /** The name of a thing as this reader sees it. */
  readonly seen: (name: Bilingual) => string;
  /** The edition's address at the office, known once it is planned. */
  edition: string;
}

interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** The title of `packs/shanghai-model-unit.yaml`. */
const shippedPack: Bilingual = {
  zh: '上海市文明单位（普通单位，较早一届）',
  en: 'Shanghai Model Unit (general units, an earlier edition)',
};

async function startWalk(language: Language, width: number): Promise<Walk> {
  const open = () => journey.open(language, width);
  return {
    language,
    say: sayIn(language),
    pages: { office: await open(), unit: await open(), assessor: await open(), public: await open() },
    programme: { zh: `先进单位${width}`, en: `Outstanding Units ${width}` },
    unit: { zh: `滨江精密机械有限公司${width}`, en: `Riverside Precision Machinery Ltd ${width}` },
    coordinator: `coordinator${width}@unit.example`,
    assessors: [1, 2, 3].map((place) => ({
      name: `Expert ${width}-${place}`,
      email: `expert${place}@panel${width}.example`,
    })),
    seen: (name) => (language === 'en' ? name.en : name.zh),
    edition: '',
  };
}

/** 1. The office sets up a programme and an edition from a shipped pack, and opens it. */
async function planEdition(walk: Walk): Promise<void> {
  const { say, programme, seen } = walk;
  const page = walk.pages.office;
  await journey.signIn(page, 'office', officer, password);
  await expectSound(page, walk.language);

  await journey.visit(page, '/office/programmes/new');
  const name = page.getByRole('group', { name: say('programme.name') });
  await name.getByLabel(say('ui.in-chinese')).fill(programme.zh);
  await name.getByLabel(say('ui.in-english')).fill(programme.en);
  await expectSound(page, walk.language);
  await press(page, say('programme.create'));
  await heading(page, seen(programme));
  await expectSound(page, walk.language);
  const at = new URL(page.url()).pathname;

  await journey.visit(page, '/office/packs');
  await expectSound(page, walk.language);
  const pack = seen(shippedPack);
  // The second walk finds the pack that the first has taken in.
  if ((await page.getByRole('link', { name: pack }).count()) === 0) {
    await press(page, `${say('pack.import')} ${pack}`);
    await page.getByRole('link', { name: pack }).waitFor();
  }

  await journey.visit(page, `${at}/editions/new`);
  await page.getByRole('main').getByLabel(say('edition.number')).fill('20');
  await page.getByRole('main').getByLabel(say('edition.places')).fill('1');
  await page.getByRole('main').getByLabel(say('edition.period-from')).fill('2025-01-01');
  await page.getByRole('main').getByLabel(say('edition.period-to')).fill('2026-12-31');
  for (const [kind, [first, last]] of Object.entries(stageDays())) {
    const stage = page.getByRole('group', { name: say(`stage.${kind}`), exact: true });
    await stage.getByLabel(say('edition.first-day')).fill(first);
    await stage.getByLabel(say('edition.last-day')).fill(last);
  }
  await expectSound(page, walk.language);
  await press(page, say('edition.create'));
  await heading(page, say('waiting.edition', { programme: seen(programme), edition: 20 }));
  walk.edition = new URL(page.url()).pathname;
  await confirm(page, say('edition.open'));
  await page.getByRole('button', { name: say('edition.open') }).waitFor({ state: 'detached' });
  await expectSound(page, walk.language);
}

/** 2. A unit registers, is confirmed, enters, answers with evidence, and submits; afterwards it is too late. */
async function enterEdition(walk: Walk): Promise<void> {
  const { say, unit, seen, programme } = walk;
  const page = walk.pages.unit;
  await journey.visit(page, '/unit/register');
  await page.getByLabel(say('unit.name-zh')).fill(unit.zh);
  await page.getByLabel(say('unit.name-en')).fill(unit.en);
  await page.getByLabel(say('people.your-name')).fill('林知夏');
  await page.getByLabel(say('people.email'), { exact: false }).fill(walk.coordinator);
  await page.getByLabel(say('people.password'), { exact: false }).first().fill(password);
  await expectSound(page, walk.language);
  await press(page, say('people.register-unit-do'));
  await page.getByText(say('people.mail-sent', { email: walk.coordinator })).waitFor();
  await page.goto(await linkMailedTo(walk.coordinator));
  await press(page, say('people.confirm-registration-do'));
  await page.getByText(say('people.registered', { email: walk.coordinator })).waitFor();
  await journey.signIn(page, 'unit', walk.coordinator, password);
  await expectSound(page, walk.language);

  const office = walk.pages.office;
  await journey.visit(office, '/office/units');
  await expectSound(office, walk.language);
  await office.getByRole('link', { name: seen(unit) }).click();
  await heading(office, seen(unit));
  await confirm(office, say('unit.confirm'));
  await office.getByRole('button', { name: say('unit.confirm') }).waitFor({ state: 'detached' });

  await journey.visit(page, '/unit/entries');
  await expectSound(page, walk.language);
  await press(page, `${say('entry.enter')}: ${seen(programme)}`);
  await heading(page, say('entry.title', { programme: seen(programme), edition: 20 }));
  const entry = new URL(page.url()).pathname;
  await answerByHand(walk, page);
  await answerTheRest(page);
  await journey.visit(page, entry);
  await expectSound(page, walk.language);
  await confirm(page, say('entry.submit'));
  await page.getByText(say('entry.receipt-of', { unit: seen(unit) })).waitFor();
  await expectSound(page, walk.language);
}

/** Two answers are typed and save by themselves; the evidence of one is a file, of the other a link. */
async function answerByHand({ say, language }: Walk, page: Page): Promise<void> {
  const rows = page.locator('article.indicator');
  await rows.first().waitFor();
  const [first = '', second = ''] = await rows.locator('.indicator-number').allTextContents();
  await page.getByLabel(say('entry.answer-to', { number: first }), { exact: true }).fill('全年三次全员培训，见附件。');
  await press(page, say('entry.add-evidence-to', { number: first }));
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('tab', { name: say('evidence.add-file') }).click();
  await dialog.locator('input[type=file]').setInputFiles({
    name: '培训记录.pdf',
    mimeType: 'application/pdf',
    buffer: samplePdf,
  });
  await dialog.getByLabel(say('evidence.title')).waitFor();
  await expectSound(page, language);
  await press(dialog, say('evidence.add'));
  await dialog.waitFor({ state: 'detached' });
  await press(page, say('entry.add-evidence-to', { number: second }));
  await dialog.getByRole('tab', { name: say('evidence.add-link') }).click();
  await dialog.getByLabel(say('evidence.url')).fill('https://unit.example/report');
  await dialog.getByLabel(say('evidence.title')).fill('年度报告');
  await press(dialog, say('evidence.add'));
  await dialog.waitFor({ state: 'detached' });
  await rows.first().getByRole('link', { name: '培训记录' }).waitFor();
  await page.getByLabel(say('entry.answer-to', { number: second }), { exact: true }).fill('见年度报告第三章。');
  const saved = new RegExp(say('autosave.saved-at', { time: '.+' }));
  for (const row of [rows.first(), rows.nth(1)]) await row.getByRole('status').getByText(saved).waitFor();
}

/** By the operation that the screen uses: half a hundred answers typed alike would show nothing new. */
async function answerTheRest(page: Page): Promise<void> {
  const failures = await page.evaluate(async () => {
    const json = async (path: string) => (await (await fetch(path)).json()) as Record<string, never>;
    const entryId = location.pathname.split('/').at(-1) ?? '';
    const entry = (await json(`/api/entries/${entryId}`)) as unknown as {
      unitId: string;
      periodFrom: string;
      periodTo: string;
      answers: { indicator: string; text: string; version: number }[];
    };
    const covers = { from: entry.periodFrom, to: entry.periodTo };
    const evidenceIds: string[] = [];
    for (const title of ['One', 'Two', 'Three']) {
      const body = { kind: 'link', url: `https://unit.example/${title}`, title, covers };
      const added = await fetch(`/api/units/${entry.unitId}/evidence`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      evidenceIds.push(((await added.json()) as { id: string }).id);
    }
    const failed: string[] = [];
    for (const row of [...document.querySelectorAll('article.indicator')].slice(2)) {
      const number = row.querySelector('.indicator-number')?.textContent ?? '';
      const text = row.querySelector('textarea') === null ? '' : '全年按计划落实，有记录可查。';
      const version = entry.answers.find(({ indicator }) => indicator === number)?.version ?? 0;
      const saved = await fetch(`/api/entries/${entryId}/answers/${number}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json', 'if-match': `"${version}"` },
        body: JSON.stringify({ text, evidenceIds }),
      });
      if (!saved.ok) failed.push(`${number}: ${await saved.text()}`);
    }
    return failed;
  });
  expect(failures).toEqual([]);
}

/** 3 and 4. The office invites and assigns assessors; each marks every indicator and submits. */
async function assess(walk: Walk): Promise<void> {
  const { say, seen, unit, assessors } = walk;
  const office = walk.pages.office;
  await journey.visit(office, `${walk.edition}/entries`);
  await office.getByText(seen(unit)).first().waitFor();
  await expectSound(office, walk.language);
  await journey.visit(office, '/office/assessors');
  await expectSound(office, walk.language);
  for (const { name, email } of assessors) {
    await office.getByLabel(say('assessor.name')).fill(name);
    await office.getByLabel(say('assessor.email')).fill(email);
    await office.getByLabel(say('assessor.employer')).fill('质量研究院');
    await press(office, say('assessor.invite'));
    await office
      .getByRole('row', { name })
      .or(office.getByText(say('assessor.invited')).last())
      .first()
      .waitFor();
    await office.waitForLoadState('networkidle');
  }
  const others: Page[] = [];
  for (const [place, { email }] of assessors.entries()) {
    const page = place === 0 ? walk.pages.assessor : await journey.open(walk.language);
    if (place > 0) others.push(page);
    await page.goto(await linkMailedTo(email));
    await page.getByLabel(say('people.password'), { exact: false }).first().fill(password);
    if (place === 0) await expectSound(page, walk.language);
    await press(page, say('people.accept'));
    await page.getByText(say('people.accepted-next', { email })).waitFor();
    await journey.signIn(page, 'assessor', email, password);
  }
  await expectSound(walk.pages.assessor, walk.language);

  journey.moveOn({ days: 7 });
  await refuseLateEntry(walk);
  await journey.visit(office, `${walk.edition}/assignments`);
  await office
    .getByRole('row')
    .filter({ hasText: seen(unit) })
    .getByRole('button')
    .click();
  const dialog = office.getByRole('dialog');
  for (const { name } of assessors) await dialog.getByRole('checkbox', { name: new RegExp(name) }).check();
  await expectSound(office, walk.language);
  await press(dialog, say('assignment.assign'));
  await dialog.waitFor({ state: 'detached' });

  const page = walk.pages.assessor;
  await journey.visit(page, '/assessor/sheets');
  await expectSound(page, walk.language);
  await page.getByRole('link', { name: seen(unit) }).click();
  await heading(page, seen(unit));
  const marks = page.locator('article.indicator select');
  await marks.first().waitFor();
  for (const mark of await marks.all()) await mark.selectOption({ index: 1 });
  await page.getByLabel(say('sheet.overall-comment')).fill('材料齐全，现场情况与申报一致。');
  await expectSound(page, walk.language);
  await confirm(page, say('sheet.submit'));
  await page.getByText(say('sheet.state-submitted'), { exact: true }).waitFor();
  for (const other of others) {
    await markAlike(page, other);
    await other.context().close();
  }
}

/** By the operations that the screen uses: the second and third sheet filled by hand would show nothing new. */
async function markAlike(marked: Page, other: Page): Promise<void> {
  const marks = await marked.evaluate(async () => {
    const sheet = await fetch(`/api/score-sheets/${location.pathname.split('/').at(-1)}`);
    return ((await sheet.json()) as { marks: Record<string, object> }).marks;
  });
  const statuses = await other.evaluate(async (same) => {
    const mine = await fetch('/api/my-assignments');
    const { items } = (await mine.json()) as { items: { sheetId: string }[] };
    const path = `/api/score-sheets/${items[0]?.sheetId}`;
    const put = (to: string, etag: string | null, body?: object) =>
      fetch(to, {
        method: 'PUT',
        headers: { 'if-match': etag ?? '', ...(body && { 'content-type': 'application/json' }) },
        ...(body && { body: JSON.stringify(body) }),
      });
    const read = await fetch(path);
    const saved = await put(path, read.headers.get('etag'), { marks: same });
    const submitted = await put(`${path}/submission`, saved.headers.get('etag'));
    return [saved.status, submitted.status];
  }, marks);
  expect(statuses).toEqual([200, 200]);
}

async function refuseLateEntry({ say, pages }: Walk): Promise<void> {
  await journey.visit(pages.unit, '/unit/entries');
  expect(await pages.unit.getByRole('button', { name: say('entry.enter') }).count()).toBe(0);
}

/** 5. What the gates ask for is recorded; the ranking explains itself; the office decides with its reasons. */
async function decide(walk: Walk): Promise<void> {
  const { say, seen, unit } = walk;
  const page = walk.pages.office;
  journey.moveOn({ days: 7 });
  await journey.visit(page, `${walk.edition}/ranking`);
  await expectSound(page, walk.language);
  await page.getByRole('link', { name: say('ranking.findings') }).click();
  await page
    .getByRole('heading', { level: 1 })
    .filter({ hasNotText: say('ranking.title') })
    .waitFor();
  await expectSound(page, walk.language);
  await recordFacts(page, say);
  await journey.visit(page, `${walk.edition}/ranking`);
  await page.getByText(say('ranking.outcome-named'), { exact: true }).first().waitFor();
  await confirm(page, say('ranking.decide'), async (dialog) => {
    await dialog.getByLabel(say('ranking.reasons')).fill('按照评选办法，总分第一，予以命名。');
  });
  await page.getByRole('button', { name: say('ranking.withdraw') }).waitFor();
  await page.getByRole('link', { name: seen(unit) }).waitFor();
  await expectSound(page, walk.language);
}

async function recordFacts(page: Page, say: Say): Promise<void> {
  const forms = page.locator('form', { has: page.getByRole('button', { name: say('finding.record'), exact: true }) });
  const asked = await forms.all();
  expect(asked.length).toBeGreaterThan(0);
  for (const form of asked) {
    const choice = form.locator('select');
    if ((await choice.count()) > 0) await choice.selectOption({ label: say('finding.yes') });
    else await form.getByRole('textbox').fill('190/200');
    await press(form, say('finding.record'));
    await page.getByText(say('finding.recorded')).first().waitFor();
  }
  await page.waitForLoadState('networkidle');
}

/** 6 and 7. Public notice, an objection by anybody, its answer; conferral only after the clock has run out. */
async function publishAndConfer(walk: Walk): Promise<void> {
  const { say, seen, unit } = walk;
  const page = walk.pages.office;
  journey.moveOn({ days: 7 });
  await journey.visit(page, `${walk.edition}/notice`);
  await expectSound(page, walk.language);
  await confirm(page, say('notice.publish'));
  const link = page.getByRole('link', { name: say('notice.open-page') });
  await link.waitFor();
  await expectSound(page, walk.language);

  const visitor = walk.pages.public;
  await journey.visit(visitor, (await link.getAttribute('href')) ?? '');
  await expectSound(visitor, walk.language);
  await visitor.getByLabel(say('notice.about-unit')).selectOption({ label: seen(unit) });
  await visitor.getByLabel(say('notice.person-name')).fill('陈大文');
  await visitor.getByLabel(say('notice.contact')).fill('chen@public.example');
  await visitor.getByLabel(say('notice.grounds')).fill('请核实该单位的培训记录。');
  await visitor.getByLabel(say('notice.file')).setInputFiles({
    name: '照片.pdf',
    mimeType: 'application/pdf',
    buffer: samplePdf,
  });
  await press(visitor, say('notice.lodge'));
  await heading(visitor, say('notice.lodged'));
  await expectSound(visitor, walk.language);
  const fact = (label: string) =>
    visitor
      .getByRole('row', { name: say(label) })
      .getByRole('cell')
      .last()
      .textContent();
  const [number, secret] = [await fact('notice.number'), await fact('notice.secret')];

  await journey.visit(page, `${walk.edition}/notice`);
  await expectRefusedConferral(walk);
  await confirm(page, say('notice.answer'), (dialog) =>
    dialog.getByLabel(say('notice.ruling')).fill('经核查，记录属实。'),
  );
  await page.getByText(say('notice.outcome-rejected'), { exact: true }).waitFor();
  await expectRefusedConferral(walk);

  await journey.visit(visitor, '/objections');
  await visitor.getByLabel(say('notice.number'), { exact: true }).fill(number ?? '');
  await visitor.getByLabel(say('notice.secret')).fill(secret ?? '');
  await press(visitor, say('notice.show-answer'));
  await visitor.getByText('经核查，记录属实。').waitFor();
  await expectSound(visitor, walk.language);

  journey.moveOn({ days: 14 });
  await journey.visit(page, `${walk.edition}/notice`);
  await confirm(page, say('notice.confer'));
  await page.getByRole('button', { name: say('notice.confer') }).waitFor({ state: 'detached' });
  await expectSound(page, walk.language);
}

/** The dialog says why, and nothing is conferred. */
async function expectRefusedConferral({ say, pages: { office } }: Walk): Promise<void> {
  await press(office, say('notice.confer'));
  const dialog = office.getByRole('dialog');
  await press(dialog, say('notice.confer'));
  await dialog.getByRole('alert').waitFor();
  await press(dialog, say('ui.cancel'));
  await dialog.waitFor({ state: 'detached' });
}

/** 8. Anybody finds the unit by a part of either name; the certificate proves itself. */
async function findOnRegister(walk: Walk): Promise<void> {
  const { say, seen, unit, programme } = walk;
  const page = walk.pages.public;
  for (const part of ['江精密', 'side Precis']) {
    await journey.visit(page, `/register/units?q=${encodeURIComponent(part)}`);
    await page.getByRole('link', { name: seen(unit) }).waitFor();
  }
  await expectSound(page, walk.language);
  await page.getByRole('link', { name: seen(unit) }).click();
  await heading(page, seen(unit));
  await page
    .getByRole('link', { name: seen(programme) })
    .first()
    .waitFor();
  await expectSound(page, walk.language);
  await page.getByRole('link', { name: say('register.verify') }).click();
  await heading(page, say('certificate.genuine'));
  await expectSound(page, walk.language);
  const pdf = await page.request.get(
    journey.base + ((await page.getByRole('link', { name: say('certificate.download') }).getAttribute('href')) ?? ''),
  );
  expect(pdf.headers()['content-type']).toBe('application/pdf');
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
  expect(pdf.headers()['content-disposition']).toMatch(/^attachment/);
}

/** Each stage a week; the notice and what comes after it have more room than they need. */
function stageDays(): Record<string, readonly [string, string]> {
  const day = (ahead: number) => journey.day(ahead);
  return {
    entry: [day(0), day(5)],
    assessment: [day(6), day(12)],
    decision: [day(13), day(19)],
    notice: [day(20), day(33)],
    conferral: [day(34), day(60)],
  };
}

async function linkMailedTo(email: string): Promise<string> {
  const { textBody } = await journey.server.border.db
    .selectFrom('outboxMail')
    .select('textBody')
    .where('toAddress', '=', email)
    .executeTakeFirstOrThrow();
  return /https?:\S+/.exec(textBody)?.[0] ?? '';
}

/** As whoever installs it does, beside the running server. */
async function createOffice(): Promise<void> {
  const wishes = ['--name', '王主任', '--email', officer, '--body', '市创建办', '--body-en', 'City Office'];
  const program = join(projectRoot, 'src/main/cli.ts');
  const child = spawn(process.execPath, [program, 'create-admin', ...wishes], {
    env: { ...process.env, DATA_DIR: journey.dataDir },
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  child.stdin.end(`${password}\n`);
  const [code] = (await once(child, 'close')) as [number | null];
  expect(code).toBe(0);
}
