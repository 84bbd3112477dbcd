import { languages } from '../../core/text.ts';
import type { Language } from '../../core/text.ts';

/** The cookie in which a reader's choice of language is kept; screens write it, the server reads it. */
export const languageCookie = 'language';

/** Chinese unless the reader chose otherwise, or the browser asks for English before Chinese. */
export function languageOf(asked: { readonly cookie?: string; readonly acceptLanguage?: string }): Language {
  const chosen = /(?:^|;\s*)language=([^;]*)/.exec(asked.cookie ?? '')?.[1];
  return languages.find((language) => language === chosen) ?? preferred(asked.acceptLanguage ?? '') ?? 'zh-CN';
}

function preferred(acceptLanguage: string): Language | undefined {
  const wishes = acceptLanguage
    .split(',')
    .map(wishIn)
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const { tag } of wishes) {
    if (tag.startsWith('zh')) return 'zh-CN';
    if (tag.startsWith('en')) return 'en';
  }
  return undefined;
}

function wishIn(part: string): { tag: string; weight: number } {
  const [tag = '', ...settings] = part.trim().toLowerCase().split(';');
  const weight = settings.map((setting) => /^\s*q=([\d.]+)$/.exec(setting)?.[1]).find((found) => found !== undefined);
  return { tag, weight: weight === undefined ? 1 : Number(weight) };
}
