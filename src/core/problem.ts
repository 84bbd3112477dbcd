/**
 * One thing that is wrong with a value somebody handed in. Core returns problems, it never throws for bad input.
 *
 * `code` names the rule (kebab-case) and is the key of its sentence in the message catalogue, `params` fill that
 * sentence, `pointer` is a JSON pointer to the place (empty for the whole), `line` and `column` (from 1) are known
 * when the value was read from a text.
 */
export interface Problem {
  readonly code: string;
  readonly pointer: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly line?: number;
  readonly column?: number;
}
