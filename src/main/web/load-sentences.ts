import type { Language } from '../../core/text.ts';

/** The sentences of one language: a reader waits for no other. */
export async function loadSentences(language: Language): Promise<Readonly<Record<string, string>>> {
  const { default: said } =
    language === 'en' ? await import('./sentences.ts?language=en') : await import('./sentences.ts?language=zh-CN');
  return said;
}
