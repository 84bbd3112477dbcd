import { readFile } from 'node:fs/promises';
import type { Problem } from '../../core/problem.ts';
import type { Texts } from '../../core/text.ts';
import { catalogueOf } from '../i18n/catalogue.ts';
import { OperatorError } from '../operator-error.ts';

/** A text that a command was given, and what to call it in messages. */
export interface Input {
  readonly name: string;
  readonly text: string;
}

/** Reads a file, or standard input for `-`; a byte order mark is dropped, anything but UTF-8 refused with its line. */
export async function readInput(path: string): Promise<Input> {
  const name = path === '-' ? 'standard input' : path;
  const bytes =
    path === '-' ? await readStandardInput() : await readFile(path).catch((error: unknown) => refuse(name, error));
  try {
    return { name, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    throw new OperatorError(
      `${name}:${lineOfBadByte(bytes)}: this is not text in UTF-8; save the file as UTF-8 and try again.`,
    );
  }
}

async function readStandardInput(): Promise<Buffer> {
  if (process.stdin.isTTY) process.stderr.write('Reading from standard input; end with Ctrl-D.\n');
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const reasons: Readonly<Record<string, string | undefined>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'this is a folder, not a file',
  EACCES: 'no permission to read it',
  ENOTDIR: 'there is no such file',
};

function refuse(name: string, error: unknown): never {
  const reason = reasons[(error as NodeJS.ErrnoException).code ?? ''];
  if (reason === undefined) throw error;
  throw new OperatorError(`${name}: ${reason}.`, { cause: error });
}

function lineOfBadByte(bytes: Buffer): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(10, start);
    try {
      // No sequence of UTF-8 holds the byte of a line's end, so each line can be judged alone.
      decoder.decode(bytes.subarray(start, end === -1 ? bytes.length : end));
    } catch {
      return line;
    }
    start = end === -1 ? bytes.length : end + 1;
  }
  return line;
}

/** Reads JSON; what is no JSON is refused with line and column. */
export function parseJson({ name, text }: Input): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const [, line, column] = /\(line (\d+) column (\d+)\)/.exec(message) ?? lastPlace(text);
    throw new OperatorError(
      `${name}:${line}:${column}: this is not JSON: ${message.replace(/ in JSON at position.*$/, '')}.`,
    );
  }
}

function lastPlace(text: string): [string, number, number] {
  const lines = text.split('\n');
  return ['', lines.length, (lines.at(-1) ?? '').length + 1];
}

/** Refuses an input for every problem it has, a line each: file, line, column, field, and the sentence. */
export function refuseInput(input: Input, problems: readonly Problem[], texts: readonly Texts[]): never {
  const say = catalogueOf(texts).sayIn('en');
  const lines = problems.map(({ code, pointer, params, line, column }) => {
    const place = [input.name, line, column].filter((part) => part !== undefined).join(':');
    return `${place}:${pointer === '' ? '' : ` ${pointer}:`} ${say(code, params)}`;
  });
  throw new OperatorError(lines.join('\n'));
}
