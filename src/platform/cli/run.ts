import { Command, CommanderError } from 'commander';
import { OperatorError } from '../operator-error.ts';

/** A command of the program: its name, and the registrar that mounts it, loaded only when it is needed. */
export interface Entry {
  readonly names: readonly string[];
  readonly load: () => Promise<(program: Command) => void>;
}

interface Options {
  readonly version: string;
  readonly entries: readonly Entry[];
  /** What to tell of an error that is neither a wrong use nor a fault of ours; undefined where there is nothing to tell. */
  readonly explain: (error: unknown) => Promise<string | undefined>;
}

const wrongUse = 2;

/**
 * Runs one command and leaves the exit code of the house: 0 done, 1 the answer is no (set by the command), 2 wrong use,
 * unreadable input or a failure. Help of the whole program loads every command, anything else only its own.
 */
export async function runProgram(args: readonly string[], { version, entries, explain }: Options): Promise<void> {
  const program = new Command('exemplar')
    .description('Exemplar: honours from the call to the public register.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show the help of a command')
    .showHelpAfterError('(exemplar --help lists what there is)')
    .exitOverride();
  // The reader of a pipe may have seen enough (`exemplar … | head`); that is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
  const asked = entries.filter(({ names }) => names.includes(args[0] ?? ''));
  for (const { load } of asked.length > 0 ? asked : entries) (await load())(program);
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    process.exitCode = await failed(error, explain);
  }
}

async function failed(error: unknown, explain: Options['explain']): Promise<number> {
  // Commander has printed its own message already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : wrongUse;
  const sentence = error instanceof OperatorError ? error.message : await explain(error);
  process.stderr.write(`${sentence ?? (error instanceof Error ? (error.stack ?? error.message) : String(error))}\n`);
  return wrongUse;
}
