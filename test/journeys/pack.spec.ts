import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Say } from '../../src/platform/i18n/catalogue.ts';
import { confirm, heading, press, sayIn } from '../support/acts.ts';
import { expectSound, type Journey, type Language, startJourney } from '../support/journey.ts';

/** Somebody of the office who has never seen YAML writes a small pack, publishes it and opens an edition with it. */
let journey: Journey;
beforeAll(async () => {
  journey = await startJourney({ demonstration: true });
}, 600_000);
afterAll(() => journey.end());

test.each([
  ['zh-CN', 1280],
  ['en', 360],
] as const)(
  'an office writes a pack by hand, publishes it and opens an edition with it, in %s at %i px',
  async (language, width) => {
    const page = await journey.open(language, width);
    const say = sayIn(language);
    await journey.signIn(page, 'office', 'office@demo.example');
    const walk = {
      page,
      say,
      language,
      isNarrow: width < 600,
      title: { zh: `邻里服务标准${width}`, en: `Good Neighbours ${width}` },
    };
    await begin(walk);
    await pasteBranch(walk);
    await weigh(walk);
    await rearrange(walk);
    await translate(walk);
    await publish(walk);
    await openEdition(walk);
    await page.context().close();
  },
  240_000,
);

interface Walk {
  readonly page: Page;
  readonly say: Say;
  readonly language: Language;
  /** The tree and the detail stand one after the other. */
  readonly isNarrow: boolean;
  readonly title: { readonly zh: string; readonly en: string };
}

const seen = ({ title, language }: Walk): string => (language === 'en' ? title.en : title.zh);

async function begin(walk: Walk): Promise<void> {
  const { page, say, language, title } = walk;
  await journey.visit(page, '/office/pack-drafts');
  await expectSound(page, language);
  await page.getByRole('textbox', { name: say('ui.in-chinese') }).fill(title.zh);
  await page.getByRole('textbox', { name: say('ui.in-english') }).fill(title.en);
  await page
    .getByRole('button', { name: say('pack-edit.begin'), exact: true })
    .first()
    .click();
  await heading(page, seen(walk));
  await expectSound(page, language);
}

/** Rows as a spreadsheet copies them; the points of the whole no longer add up, and it says so. */
async function pasteBranch({ page, say, language }: Walk): Promise<void> {
  await press(page, say('pack-paste.open'));
  const dialog = page.getByRole('dialog');
  const rows = ['3\t管理\tManagement\t20', '3.1\t有制度\tRules are written\t12', '3.2\t有记录\tRecords are kept\t8'];
  await dialog.getByRole('textbox', { name: say('pack-paste.rows') }).fill(rows.join('\n'));
  await dialog.getByRole('cell', { name: '3.2' }).waitFor();
  await expectSound(page, language);
  await press(dialog, say('pack-paste.take'));
  await dialog.waitFor({ state: 'detached' });
  await page.getByText(say('pack-edit.adds-up', { count: 2, sum: '20' })).waitFor();
  await expectProblem(page, say, say('base-does-not-add-up', { stated: '100', sum: '120' }));
}

/** The first branch gives up twenty points; each wrong sum is shown at its place and mended there. */
async function weigh(walk: Walk): Promise<void> {
  const { page, say, language } = walk;
  for (const number of ['1.1', '1.2']) {
    await choose(walk, number);
    await points(page, say).fill('15');
    await points(page, say).blur();
  }
  await choose(walk, '1');
  await page.getByText(say('pack-edit.adds-up-not', { count: 2, sum: '30', stated: '50' })).waitFor();
  await expectSound(page, language);
  await press(page, say('pack-edit.take-sum'));
  await page.getByText(say('pack-edit.adds-up', { count: 2, sum: '30' })).waitFor();
}

/** Moved by keyboard where there is one, split, numbered anew, and one step taken back and done again. */
async function rearrange(walk: Walk): Promise<void> {
  const { page, say, language, isNarrow } = walk;
  await choose(walk, '3.2');
  if (isNarrow) await press(page, say('pack-edit.up'));
  else await line(page, '3.2').press('Alt+ArrowUp');
  await choose(walk, '3');
  await press(page, say('pack-edit.renumber'));
  await choose(walk, '3.1');
  await page
    .getByRole('heading', { level: 2, name: language === 'en' ? '3.1 Records are kept' : '3.1 有记录' })
    .waitFor();
  await choose(walk, '2.1');
  await press(page, say('pack-edit.split'));
  await expectLines(walk, 10);
  for (const [step, lines] of [
    ['undo', 9],
    ['redo', 10],
  ] as const) {
    await press(page, say(`pack-edit.${step}`));
    // Each step shows the place that it changed.
    await page.locator('.pack-detail h2').waitFor();
    await expectLines(walk, lines);
  }
  await expectSound(page, language);
}

/** Both languages side by side; those that lack one come first. */
async function translate({ page, say, language }: Walk): Promise<void> {
  await press(page, say('pack-translate.open'));
  await expectSound(page, language);
  const halves = { 中文: `关爱邻里`, English: 'Cares for its neighbours' };
  for (const [lang, words] of [
    ['zh-CN', halves.中文],
    ['en', halves.English],
  ] as const) {
    const boxes = page.locator(`.pair-row textarea[lang="${lang}"]`);
    for (const [place, box] of (await boxes.all()).entries())
      if ((await box.inputValue()) === '') await box.fill(`${words} ${place + 1}`);
  }
  await page.getByText(say('pack-edit.sound')).waitFor();
  await page.getByText(new RegExp(say('autosave.saved-at', { time: '.+' }))).waitFor();
}

async function publish(walk: Walk): Promise<void> {
  const { page, say, language } = walk;
  await confirm(page, say('pack-edit.publish'));
  await heading(page, seen(walk));
  await expectSound(page, language);
}

async function openEdition(walk: Walk): Promise<void> {
  const { page, say, language } = walk;
  await journey.visit(page, '/office/programmes');
  await page.getByRole('row').getByRole('link').first().click();
  await page
    .getByRole('link', { name: say('edition.create') })
    .first()
    .click();
  await heading(page, say('edition.create'));
  const main = page.getByRole('main');
  await main.getByLabel(say('edition.number')).fill(walk.isNarrow ? '91' : '90');
  await main.getByLabel(say('edition.period-from')).fill('2026-01-01');
  await main.getByLabel(say('edition.period-to')).fill('2026-12-31');
  await main.getByLabel(say('edition.pack')).selectOption({ label: `${seen(walk)} 1.0.0` });
  for (const [place, kind] of ['entry', 'assessment', 'decision', 'notice', 'conferral'].entries()) {
    const stage = page.getByRole('group', { name: say(`stage.${kind}`), exact: true });
    await stage.getByLabel(say('edition.first-day')).fill(journey.day(1 + place * 10));
    await stage.getByLabel(say('edition.last-day')).fill(journey.day(10 + place * 10));
  }
  await press(page, say('edition.create'));
  await page.getByRole('button', { name: say('edition.open'), exact: true }).waitFor();
  await confirm(page, say('edition.open'));
  await page.getByRole('button', { name: say('edition.open'), exact: true }).waitFor({ state: 'detached' });
  await page.getByText(`${seen(walk)} 1.0.0`).waitFor();
  await expectSound(page, language);
}

/** Told among all that is still to be mended, and at its place. */
async function expectProblem(page: Page, say: Say, words: string): Promise<void> {
  const panel = page.locator('details.problem-panel');
  await panel.locator('summary').click();
  await panel.getByRole('button', { name: say('pack-edit.problems-all') }).click();
  await panel.getByText(words).waitFor();
  await panel.locator('summary').click();
}

async function choose(walk: Walk, number: string): Promise<void> {
  await toTree(walk);
  await line(walk.page, number).click();
  await walk.page.getByRole('heading', { level: 2, name: new RegExp(`^${number.replaceAll('.', '\\.')} `) }).waitFor();
}

/** On a narrow screen the tree stands behind what was chosen; everything in it is opened. */
async function toTree({ page, say, isNarrow }: Walk): Promise<void> {
  const back = page.getByRole('button', { name: say('pack-edit.to-tree') });
  if (isNarrow && (await back.isVisible())) await back.click();
  await press(page, say('pack-edit.open-all'));
}

async function expectLines(walk: Walk, count: number): Promise<void> {
  await toTree(walk);
  expect(await walk.page.getByRole('treeitem').count()).toBe(count);
}

function line(page: Page, number: string): Locator {
  return page
    .getByRole('treeitem')
    .filter({ has: page.locator('.tree-number', { hasText: new RegExp(`^${number.replaceAll('.', '\\.')}$`) }) });
}

function points(page: Page, say: Say): Locator {
  return page.getByRole('textbox', { name: say('pack-field.points'), exact: true });
}
