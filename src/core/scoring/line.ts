/** Explanations are lines: a code with parameters, so that they are said in the reader's language and can be tested. */
import type { Params } from '../criteria/shape.ts';
import type { Language, Text, Texts } from '../text.ts';
import { textIn } from '../text.ts';

export interface Line {
  readonly code: string;
  readonly params?: Params;
  /** Parameters that people wrote in both languages, such as the text of a gate. */
  readonly texts?: Readonly<Record<string, Text>>;
}

/** The line as a sentence; a code without a sentence shows itself, so that nothing is silently swallowed. */
export function say(line: Line, language: Language, sentences: Texts): string {
  const sentence = sentences[language][line.code];
  if (sentence === undefined) return line.code;
  return sentence.replaceAll(/\{\{(\w+)\}\}/g, (whole, key: string) => {
    const text = line.texts?.[key];
    return text === undefined ? String(line.params?.[key] ?? whole) : textIn(language, text);
  });
}
