import { createInstance } from 'i18next';
import type { Language, Texts } from '../../core/text.ts';

/** What fills the places of a sentence; `count` also chooses between singular and plural. */
export type Params = Readonly<Record<string, string | number>>;

/** Says a sentence of the catalogue by its key. */
export type Say = (key: string, params?: Params) => string;

/** All sentences of the house, for the server and the screens alike. */
export interface Catalogue {
  readonly sayIn: (language: Language) => Say;
}

/**
 * Keys are flat (`entry.submit`, `stale-version`): neither dot nor colon divides them. An English plural has two keys,
 * `entry.count_one` and `entry.count_other`; Chinese needs only `entry.count`.
 */
export function catalogueOf(all: readonly Texts[]): Catalogue {
  const speaker = createInstance();
  void speaker.init({
    initAsync: false,
    resources: {
      'zh-CN': { translation: merged(all, 'zh-CN') },
      en: { translation: merged(all, 'en') },
    },
    lng: 'zh-CN',
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  });
  return {
    sayIn: (language) => {
      const t = speaker.getFixedT(language);
      return (key, params) => t(key, { ...params });
    },
  };
}

/** One sentence from one set of texts, for callers that have no catalogue at hand. */
export function translate(texts: Texts, language: Language, key: string, params?: Params): string {
  return catalogueOf([texts]).sayIn(language)(key, params);
}

function merged(all: readonly Texts[], language: Language): Record<string, string> {
  return Object.assign({}, ...all.map((texts) => texts[language])) as Record<string, string>;
}
