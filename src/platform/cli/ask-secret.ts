import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { OperatorError } from '../operator-error.ts';

/**
 * A secret from the terminal, asked twice and not shown while it is typed; where there is no terminal, the first line of
 * standard input. It never stands in the command itself, where other people's `ps` and the shell's history would see it.
 */
export async function askSecret(what: string): Promise<string> {
  if (!process.stdin.isTTY) return firstLine();
  const [first, second] = await askTwice([`${what}: `, `${what}, once more: `]);
  if (first !== second) throw new OperatorError('The two were not the same; nothing was done.');
  return first;
}

async function askTwice([one, two]: readonly [string, string]): Promise<readonly [string, string]> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true });
  terminal.once('SIGINT', () => {
    process.stderr.write('\n');
    process.exit(130);
  });
  const ask = async (question: string): Promise<string> => {
    process.stderr.write(question);
    const answer = await terminal.question('');
    process.stderr.write('\n');
    return answer;
  };
  try {
    return [await ask(one), await ask(two)];
  } finally {
    terminal.close();
  }
}

async function firstLine(): Promise<string> {
  const lines = createInterface({ input: process.stdin });
  for await (const line of lines) return line;
  throw new OperatorError(
    'The password is read from the terminal or from the first line of standard input; it was empty.',
  );
}
