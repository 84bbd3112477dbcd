import { writeFile } from 'node:fs/promises';
import { explained } from '../operator-error.ts';

/** Prints what a command found: to a file where `--out` names one, else to standard output. */
export async function print(text: string, out?: string): Promise<void> {
  const whole = text.endsWith('\n') ? text : `${text}\n`;
  if (out !== undefined && out !== '-') {
    return await writeFile(out, whole).catch((error: unknown) => {
      throw explained(error, out);
    });
  }
  // A pipe takes as much as its reader reads; leaving before it has would cut the answer short.
  await new Promise<void>((resolve) => process.stdout.write(whole, () => resolve()));
}

/** For programs: stable, two blanks deep, keys in the order they were given. */
export async function printJson(value: unknown, out?: string): Promise<void> {
  await print(JSON.stringify(value, null, 2), out);
}

/** The command did its work and the answer is no: invalid, not proven, infeasible. */
export function answerNo(): void {
  process.exitCode = 1;
}
