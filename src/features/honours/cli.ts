import { InvalidArgumentError, type Command } from 'commander';
import type { AnswerOf } from '../../platform/operation.ts';
import { answerNo, print, printJson } from '../../platform/cli/output.ts';
import { readInput } from '../../platform/cli/input.ts';
import type { getHolder, importHonours } from './contract.ts';

/** The register of this installation, as commands reach it. */
export interface HonoursSource {
  readonly importCsv: (
    csv: string,
    wish: { readonly bodyId: string | undefined; readonly skipBad: boolean },
  ) => Promise<AnswerOf<typeof importHonours>>;
  readonly exportCsv: () => Promise<string>;
  readonly findHolders: (name: string) => Promise<readonly AnswerOf<typeof getHolder>[]>;
}

/** `honours import`, `honours export`, `honours holder`. */
export function honoursCommand(source: HonoursSource): (program: Command) => void {
  return (program) => {
    const honours = program.command('honours').description('the register of honours');
    honours
      .command('import <csv>')
      .description(
        'record honours of the past from a CSV file (- reads standard input); nothing is written unless all rows are well',
      )
      .option('--body <id>', 'the body that recorded them (else the only one there is)', uuid)
      .option('--skip-bad', 'leave bad rows out instead of stopping', false)
      .option('--json', 'print for programs', false)
      .action(async (path: string, { body, skipBad, json }: { body?: string; skipBad: boolean; json: boolean }) => {
        const done = await source.importCsv((await readInput(path)).text, { bodyId: body, skipBad });
        await (json ? printJson(done) : print(summary(done)));
      });
    honours
      .command('export')
      .description('print the whole register as CSV')
      .action(async () => print(await source.exportCsv()));
    honours
      .command('holder <unit>')
      .description('what a unit holds, by any part of its name')
      .option('--json', 'print for programs', false)
      .action(async (name: string, { json }: { json: boolean }) => {
        const holders = await source.findHolders(name);
        await (json ? printJson(holders) : print(holders.map(told).join('\n')));
        if (holders.length === 0) answerNo();
      });
  };
}

function uuid(text: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text))
    throw new InvalidArgumentError('it must be the id of a body.');
  return text;
}

function summary({ honours, alreadyThere, units, programmes, skipped }: AnswerOf<typeof importHonours>): string {
  const left = skipped.map(({ line, column, message }) => `line ${line}, column ${column}: ${message}\n`).join('');
  return `${left}${honours} honours recorded, ${alreadyThere} were there already; ${units} units and ${programmes} programmes are new.\n`;
}

function told({ name, honours, terms }: AnswerOf<typeof getHolder>): string {
  const lines = honours.map((honour) => `  ${honour.programmeName.en} ${honour.edition} ${honour.status}`);
  const years = terms.flatMap(({ programmeName, consecutiveYears, consecutiveEditions }) =>
    consecutiveYears === null || consecutiveEditions.length < 2
      ? []
      : [`  ${programmeName.en}: ${consecutiveYears} consecutive years (editions ${consecutiveEditions.join(', ')})`],
  );
  return [name.en, ...lines, ...years, ''].join('\n');
}
