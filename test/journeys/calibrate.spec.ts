import { afterAll, beforeAll, expect, test } from 'vitest';
import { confirm, heading, sayIn } from '../support/acts.ts';
import { expectSound, type Journey, startJourney } from '../support/journey.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney({ demonstration: true });
}, 600_000);
afterAll(() => journey.end());

test.each([
  ['zh-CN', 1280],
  ['en', 360],
] as const)(
  'an office sees what marks are worth, chooses the order by the rule, and takes it back, in %s at %i px',
  async (language, width) => {
    const say = sayIn(language);
    const page = await journey.open(language, width);
    await journey.signIn(page, 'office', 'office@demo.example');
    const editionId = await page.evaluate(async () => {
      const { items } = (await (await fetch('/api/editions?limit=50')).json()) as {
        items: { id: string; programmeName: { en: string } }[];
      };
      return items.find(({ programmeName }) => programmeName.en.includes('Thrift'))?.id;
    });
    await journey.visit(page, `/office/editions/${editionId}/calibration`);
    await heading(page, say('calibration.title'));
    const charts = page.getByRole('figure');
    await charts.nth(2).locator('svg, canvas').first().waitFor();
    await expectSound(page, language);
    // The strict assessor of the demonstration stands apart from the others.
    const strict = /示范评审员03 Assessor 03/;
    await page.getByRole('listitem').filter({ hasText: strict }).first().waitFor();
    for (const chart of await charts.all()) await chart.getByRole('button', { name: say('chart.as-table') }).click();
    await page.getByRole('rowheader', { name: strict }).waitFor();
    await expectSound(page, language);

    const reason = `一位评审员明显偏严 ${width}`;
    const because = (dialog: ReturnType<typeof page.getByRole>) =>
      dialog.getByLabel(say('assignment.reason')).fill(reason);
    await confirm(page, say('calibration.choose'), because);
    await page.getByText(reason).waitFor();
    await journey.visit(page, `/office/editions/${editionId}/ranking`);
    await expectSound(page, language);
    await journey.visit(page, '/office/audit');
    const chosen = page.getByText(say('event.edition.calibrated-order-chosen'), { exact: true }).first();
    await chosen.waitFor();
    await journey.visit(page, `/office/editions/${editionId}/calibration`);
    await confirm(page, say('calibration.take-back'), because);
    await page.getByRole('button', { name: say('calibration.choose'), exact: true }).waitFor();
    expect(await page.getByText(reason).count()).toBe(0);

    const assessor = await journey.open(language, width);
    await journey.signIn(assessor, 'assessor', 'assessor@demo.example');
    await journey.visit(assessor, '/assessor/sheets');
    await assessor.getByText(say('calibration.mine')).first().waitFor();
    await expectSound(assessor, language);
    await assessor.context().close();
    await page.context().close();
  },
  120_000,
);
