import type { Locator, Page } from 'playwright-core';
import type { Language } from '../../src/core/text.ts';
import { sentences } from '../../src/main/web/sentences.ts';
import { catalogueOf, type Say } from '../../src/platform/i18n/catalogue.ts';

/** What people do on any screen, found as they find it: by the words that stand there. */
const catalogue = catalogueOf(sentences);

/** The sentences that a reader of this language sees. */
export function sayIn(language: Language): Say {
  return catalogue.sayIn(language);
}

/** Where several buttons have the name, the last: that of the innermost part. */
export function press(within: Page | Locator, name: string): Promise<void> {
  return within.getByRole('button', { name, exact: true }).last().click();
}

/** Presses a button, fills what its dialog asks for, confirms by the same name, and waits until the dialog is gone. */
export async function confirm(
  page: Page,
  name: string,
  fill?: (dialog: Locator) => Promise<void>,
  by: string = name,
): Promise<void> {
  await press(page, name);
  const dialog = page.getByRole('dialog');
  await fill?.(dialog);
  await press(dialog, by);
  await dialog.waitFor({ state: 'detached' });
}

/** Waits for the page whose heading is this. */
export async function heading(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name }).waitFor();
}
