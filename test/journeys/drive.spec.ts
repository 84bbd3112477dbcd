import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Say } from '../../src/platform/i18n/catalogue.ts';
import { confirm, heading, press, sayIn } from '../support/acts.ts';
import { expectSound, type Journey, type Language, startJourney } from '../support/journey.ts';
import { samplePdf } from '../support/sample-files.ts';

/** A unit's year, walked by its coordinator, its quality department and one of its employees. */
let journey: Journey;
beforeAll(async () => {
  journey = await startJourney({ demonstration: true });
}, 600_000);
afterAll(() => journey.end());

test.each([
  ['zh-CN', 1280],
  ['en', 360],
] as const)(
  'a unit strives, is inspected, thanks its people and finds its work in its entry, in %s at %i px',
  async (language, width) => {
    const walk = await startWalk(language, width);
    await openDrive(walk);
    await makeReady(walk);
    await plan(walk);
    await doTask(walk);
    await thank(walk);
    await inspect(walk);
    await enter(walk);
    for (const page of Object.values(walk.pages)) await page.context().close();
  },
  240_000,
);

interface Walk {
  readonly language: Language;
  readonly say: Say;
  readonly pages: Readonly<Record<'coordinator' | 'department' | 'employee', Page>>;
  /** Tells what this walk wrote from what stood there. */
  readonly mark: string;
  /** The drive's address. */
  drive: string;
  /** The number of the indicator that this walk makes ready. */
  indicator: string;
}

const employeeName = '示范职工1 Employee 1';

async function startWalk(language: Language, width: number): Promise<Walk> {
  const at = async (email: string): Promise<Page> => {
    const page = await journey.open(language, width);
    await journey.signIn(page, 'unit', email);
    return page;
  };
  return {
    language,
    say: sayIn(language),
    pages: {
      coordinator: await at('unit@demo.example'),
      department: await at('department@demo.example'),
      employee: await at('employee@demo.example'),
    },
    mark: `${width}`,
    drive: '',
    indicator: '',
  };
}

async function openDrive(walk: Walk): Promise<void> {
  const { say, language, mark } = walk;
  const page = walk.pages.coordinator;
  await expectSound(page, language);
  await closeEarlier(page, say);
  await journey.visit(page, '/unit/drives');
  await expectSound(page, language);
  await press(page, say('drive.open'));
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(say('drive.name'), { exact: false }).fill(`创建行动 Drive ${mark}`);
  await dialog.getByLabel(say('drive.credo')).fill('从细节做起');
  await expectSound(page, language);
  await press(dialog, say('drive.open'));
  await heading(page, `创建行动 Drive ${mark}`);
  walk.drive = new URL(page.url()).pathname;
  await expectSound(page, language);
}

/** A unit works on one drive for a pack at a time: the one before it ends first. */
async function closeEarlier(page: Page, say: Say): Promise<void> {
  await journey.visit(page, '/unit/drives');
  const open = page.getByText(say('drive.state-open'), { exact: true });
  await page.getByRole('row').filter({ has: open }).getByRole('link').click();
  await confirm(page, say('drive.close'));
  await page.getByText(say('drive.state-closed'), { exact: true }).waitFor();
}

/** From the heat map's table to an indicator: its draft saves by itself, its evidence is a link. */
async function makeReady(walk: Walk): Promise<void> {
  const { say, language, mark } = walk;
  const page = walk.pages.coordinator;
  await page.getByRole('figure', { name: say('drive.heat') }).waitFor();
  // Each walk another one, so that the entry offers what this walk wrote.
  const row = page.getByRole('rowheader').nth(language === 'en' ? 1 : 0);
  walk.indicator = (await row.textContent())?.split(' ')[0] ?? '';
  await row.getByRole('link').click();
  await heading(page, say('drive.indicator-title', { number: walk.indicator }));
  await page.getByLabel(say('drive.readiness'), { exact: false }).selectOption({ label: say('drive.readiness-half') });
  await page.getByLabel(say('drive.draft'), { exact: false }).fill(`本年度已落实 ${mark}`);
  await page.getByText(new RegExp(say('autosave.saved-at', { time: '.+' }))).waitFor();
  await expectSound(page, language);
  await page.goBack();
  await heading(page, `创建行动 Drive ${mark}`);
  await page
    .getByRole('row', { name: new RegExp(`^${walk.indicator} `) })
    .getByText(say('drive.readiness-half'))
    .waitFor();
}

/** A goal, a measure that serves the indicator, a task with its owner and day. */
async function plan(walk: Walk): Promise<void> {
  const { say, language, mark } = walk;
  const page = walk.pages.coordinator;
  await page.getByRole('tab', { name: say('drive.plan') }).click();
  await confirm(
    page,
    say('drive.add-goal'),
    (dialog) => dialog.getByLabel(say('drive.goal')).fill(`目标 ${mark}`),
    say('drive.save'),
  );
  await confirm(
    page,
    `${say('drive.add-measure')}: 目标 ${mark}`,
    async (dialog) => {
      await dialog.getByLabel(say('drive.measure')).fill(`举措 ${mark}`);
      await dialog.getByLabel(say('drive.serves-indicator')).selectOption(walk.indicator);
    },
    say('drive.save'),
  );
  await confirm(
    page,
    `${say('drive.add-task')}: 举措 ${mark}`,
    async (dialog) => {
      await dialog.getByLabel(say('drive.task')).fill(`任务 ${mark}`);
      await chooseEmployee(page, dialog.getByRole('combobox', { name: say('drive.owner') }));
      await dialog.getByLabel(say('drive.due')).fill(journey.day(10));
      await expectSound(page, language);
    },
    say('drive.save'),
  );
  await page.getByRole('link', { name: `任务 ${mark}` }).waitFor();
  await expectSound(page, language);
}

/** Found by a part of the name, as one types it. */
async function chooseEmployee(page: Page, field: Locator): Promise<void> {
  await field.click();
  await field.pressSequentially('Employee 1');
  await page.getByRole('option', { name: employeeName }).click();
}

async function doTask(walk: Walk): Promise<void> {
  const { say, language, mark } = walk;
  const page = walk.pages.employee;
  await journey.visit(page, '/unit/');
  await expectSound(page, language);
  await journey.visit(page, '/unit/tasks');
  await expectSound(page, language);
  await page.getByRole('link', { name: `任务 ${mark}` }).click();
  await heading(page, `任务 ${mark}`);
  await page.getByLabel(say('drive.done-note')).fill('已完成并记录。');
  await handInFile(page, say);
  await expectSound(page, language);
  await press(page, say('drive.report-done'));
  await page.getByText(say('drive.done-at'), { exact: true }).waitFor();
  await expectSound(page, language);
}

/** A file with its title, which the name proposes. */
async function handInFile(page: Page, say: Say): Promise<void> {
  const file = { name: '现场照片.pdf', mimeType: 'application/pdf', buffer: samplePdf };
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByText(say('evidence.arrived', { name: file.name })).waitFor();
}

/** The department proposes, the coordinator signs; the ledger and the employee's own page show it. */
async function thank(walk: Walk): Promise<void> {
  const { say, language, mark } = walk;
  const { coordinator, department, employee } = walk.pages;
  await journey.visit(coordinator, '/unit/points?part=rules');
  await confirm(
    coordinator,
    say('points.add-rule'),
    async (dialog) => {
      await dialog.getByLabel(say('ui.in-chinese')).fill(`热心助人 ${mark}`);
      await dialog.getByLabel(say('ui.in-english')).fill(`A helping hand ${mark}`);
      await dialog.getByLabel(say('points.points-each')).fill('25');
    },
    say('unit.save'),
  );
  await expectSound(coordinator, language);
  const rule = language === 'en' ? `A helping hand ${mark}` : `热心助人 ${mark}`;
  await journey.visit(department, '/unit/points');
  await expectSound(department, language);
  await press(department, say('points.propose'));
  const dialog = department.getByRole('dialog');
  await chooseEmployee(department, dialog.getByRole('combobox', { name: say('points.employee') }));
  await dialog
    .getByLabel(say('points.rule'))
    .selectOption({ label: say('points.rule-choice', { name: rule, count: '25' }) });
  await dialog.getByLabel(say('points.reason')).fill('主动帮助邻里');
  await expectSound(department, language);
  await press(dialog, say('points.propose'));
  await heading(department, say('points.slip-of', { name: employeeName, count: '25' }));
  // Whoever proposed cannot be the second.
  expect(await department.getByRole('button', { name: say('points.sign'), exact: true }).count()).toBe(0);
  await journey.visit(coordinator, new URL(department.url()).pathname);
  await expectSound(coordinator, language);
  await confirm(coordinator, say('points.sign'));
  await coordinator.getByText(say('points.state-posted'), { exact: true }).first().waitFor();
  await journey.visit(coordinator, '/unit/points?part=ledger');
  await expectSound(coordinator, language);
  await coordinator.getByText(employeeName).first().waitFor();
  await journey.visit(employee, '/unit/points');
  await employee.getByText('主动帮助邻里').first().waitFor();
  await expectSound(employee, language);
}

/** Found, ordered, mended by its owner with proof, and closed by somebody else. */
async function inspect(walk: Walk): Promise<void> {
  const { say, language, mark } = walk;
  const { department, employee } = walk.pages;
  await journey.visit(department, '/unit/inspections/new');
  await department.getByLabel(say('inspection.drive')).selectOption({ label: `创建行动 Drive ${mark}` });
  await department.getByLabel(say('inspection.one')).fill(`季度检查 ${mark}`);
  await department.getByLabel(say('inspection.held-on')).fill(journey.day(0));
  await department.getByLabel(say('inspection.inspector')).fill('区创建办');
  await press(department, say('inspection.add-item'));
  await department.getByLabel(say('inspection.item-text')).fill('消防通道畅通');
  await department.getByLabel(say('inspection.indicator')).selectOption(walk.indicator);
  await department.getByRole('radio', { name: say('inspection.result-not-met') }).check();
  await expectSound(department, language);
  await press(department, say('inspection.save'));
  await heading(department, `季度检查 ${mark}`);
  await confirm(department, say('inspection.raise'), async (dialog) => {
    await dialog.getByLabel(say('inspection.description')).fill(`通道堆物 ${mark}`);
    await dialog.getByLabel(say('inspection.indicator')).selectOption(walk.indicator);
  });
  await expectSound(department, language);
  await department.getByRole('link', { name: `通道堆物 ${mark}` }).click();
  await heading(department, say('inspection.finding-title', { number: walk.indicator }));
  await chooseEmployee(department, department.getByRole('combobox', { name: say('inspection.owner') }));
  await department.getByLabel(say('inspection.due')).fill(journey.day(5));
  await department.getByLabel(say('inspection.plan')).fill('清空通道，张贴告示');
  const asked = countRequests(department, '/employees');
  await expectSound(department, language);
  await press(department, say('inspection.order'));
  await department.getByText(say('inspection.ordered')).waitFor();
  await department.waitForLoadState('networkidle');
  expect(asked(), 'the owner is looked up as one types, not for ever').toBeLessThan(5);
  const finding = new URL(department.url()).pathname;

  await journey.visit(employee, '/unit/inspections');
  await expectSound(employee, language);
  await employee.getByRole('link', { name: `通道堆物 ${mark}` }).click();
  await heading(employee, say('inspection.finding-title', { number: walk.indicator }));
  await employee.getByRole('textbox', { name: say('inspection.what-was-done') }).fill('已清空并拍照');
  await handInFile(employee, say);
  await press(employee, say('inspection.report'));
  await employee.getByText(say('inspection.waits-for-check')).waitFor();
  expect(await employee.getByRole('button', { name: say('inspection.close'), exact: true }).count()).toBe(0);
  await expectSound(employee, language);

  await journey.visit(department, finding);
  await confirm(department, say('inspection.close'));
  await department.getByText(say('inspection.state-closed'), { exact: true }).first().waitFor();
  await expectSound(department, language);
}

/** The entry offers what the drive holds for the indicator; taken, it stands in the answer. */
async function enter(walk: Walk): Promise<void> {
  const { say, language, mark } = walk;
  const page = walk.pages.coordinator;
  await journey.visit(page, '/unit/entries');
  const first = page.getByRole('button', { name: new RegExp(`^${say('entry.enter')}: `) });
  await first
    .or(page.getByRole('link', { name: say('entry.go-on') }))
    .first()
    .click();
  await page.locator('article.indicator').first().waitFor();
  await press(page, say('entry.take-offer-for', { number: walk.indicator }));
  const answer = page.getByLabel(say('entry.answer-to', { number: walk.indicator }), { exact: true });
  expect(await answer.inputValue()).toContain(`本年度已落实 ${mark}`);
  const evidence = page.locator(`[id="indicator-${walk.indicator}"]`);
  await evidence.getByRole('link', { name: '现场照片' }).first().waitFor();
  await evidence
    .getByRole('status')
    .getByText(new RegExp(say('autosave.saved-at', { time: '.+' })))
    .waitFor();
  await expectSound(page, language);
}

function countRequests(page: Page, part: string): () => number {
  let count = 0;
  page.on('request', (request) => {
    if (request.url().includes(part)) count += 1;
  });
  return () => count;
}
