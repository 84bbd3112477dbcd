import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectSound, type Journey, startJourney } from '../support/journey.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney({ demonstration: false });
});
afterAll(() => journey.end());

const publicPages = [
  '/',
  '/register/units?q=示范',
  '/objections',
  '/register/units/11111111-1111-4111-8111-111111111111',
];
const doors = ['/unit', '/assessor', '/office', '/unit/register'];

test.each([
  ['zh-CN', 1280],
  ['en', 360],
] as const)(
  'register and doors open for a newcomer in %s at %i px, and axe finds nothing',
  async (language, width) => {
    const page = await journey.open(language, width);
    for (const path of [...publicPages, ...doors]) {
      await journey.visit(page, path);
      await expectSound(page, language);
    }
    await page.context().close();
  },
  180_000,
);

test('a public page has no script and is below 30 kB', async () => {
  for (const path of publicPages) {
    const html = await (await fetch(journey.base + path)).text();
    expect(html, path).not.toMatch(/<script/i);
    expect(Buffer.byteLength(html), path).toBeLessThan(30_000);
  }
});

test('a wrong password is told in one sentence, and what was typed stays', async () => {
  const page = await journey.open('en');
  await journey.visit(page, '/office');
  await page.locator('input[type=email]').fill('nobody@example.org');
  await page.locator('input[type=password]').fill('not the password');
  await page.locator('button[type=submit]').click();
  await page.getByRole('alert').first().waitFor();
  expect(await page.locator('input[type=email]').inputValue()).toBe('nobody@example.org');
  await page.context().close();
});
