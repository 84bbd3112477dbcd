import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectSound, type Journey, type Language, startJourney } from '../support/journey.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney({ demonstration: true });
}, 600_000);
afterAll(() => journey.end());

const words = {
  'zh-CN': {
    start: /开始计算|重新计算/,
    solved: '已得出方案',
    apply: '应用方案',
    applied: '已应用',
    undo: '撤销应用',
    undone: '已撤销',
  },
  en: { start: /^Work it out/, solved: 'solved', apply: 'Apply', applied: 'applied', undo: 'Undo', undone: 'undone' },
} as const;

test.each([
  ['zh-CN', 1280],
  ['en', 360],
] as const)(
  'an office works an assignment out, applies and undoes it, in %s at %i px',
  async (language: Language, width) => {
    const say = words[language];
    const page = await journey.open(language, width);
    await journey.signIn(page, 'office', 'office@demo.example');
    const editionId = await page.evaluate(async () => {
      const { items } = (await (await fetch('/api/editions?limit=50')).json()) as {
        items: { id: string; programmeName: { en: string } }[];
      };
      return items.find(({ programmeName }) => programmeName.en.includes('Quality Benchmark'))?.id;
    });
    await journey.visit(page, `/office/editions/${editionId}/assignments`);
    await expectSound(page, language);
    await page.getByRole('button', { name: say.start }).first().click();
    await page.getByText(say.solved, { exact: true }).first().waitFor({ timeout: 60_000 });
    await expectSound(page, language);
    const act = async (name: string): Promise<void> => {
      await page.getByRole('button', { name, exact: true }).first().click();
      await page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    };
    await act(say.apply);
    await page.getByText(say.applied, { exact: true }).first().waitFor();
    await act(say.undo);
    await page.getByText(say.undone, { exact: true }).first().waitFor();
    await expectSound(page, language);
    await journey.visit(page, '/office/conflicts');
    await expectSound(page, language);
    expect(await page.getByText('示范评审员05 Assessor 05').count()).toBeGreaterThan(0);
    await page.context().close();
  },
  240_000,
);
