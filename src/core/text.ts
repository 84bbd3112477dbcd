/** The languages every screen, document and message exists in. */
export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

/** A text that people wrote in both languages, such as the name of a criterion. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** The text in the reader's language. */
export function textIn(language: Language, text: Text): string {
  return language === 'zh-CN' ? text.zh : text.en;
}

/** Sentences by key, in every language; `{{name}}` stands for a parameter. */
export type Texts = Readonly<Record<Language, Readonly<Record<string, string>>>>;
