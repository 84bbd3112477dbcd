import { expect, test } from 'vitest';
import { languageOf } from './language.ts';

test.each([
  [{}, 'zh-CN'],
  [{ cookie: 'a=1; language=en; b=2', acceptLanguage: 'zh-CN' }, 'en'],
  [{ cookie: 'language=zh-CN', acceptLanguage: 'en' }, 'zh-CN'],
  // A cookie that names no language of ours says nothing.
  [{ cookie: 'language=fr', acceptLanguage: 'en-GB,en;q=0.9' }, 'en'],
  [{ cookie: 'otherlanguage=en' }, 'zh-CN'],
  [{ acceptLanguage: 'en-US,en;q=0.9,zh-CN;q=0.8' }, 'en'],
  [{ acceptLanguage: 'en;q=0.5, zh-TW;q=0.9' }, 'zh-CN'],
  [{ acceptLanguage: 'fr-FR, de;q=0.7' }, 'zh-CN'],
  [{ acceptLanguage: 'en;q=0' }, 'zh-CN'],
  [{ acceptLanguage: ';;;,,,q=' }, 'zh-CN'],
] as const)('%j is read as %s', (asked, language) => {
  expect(languageOf(asked)).toBe(language);
});
