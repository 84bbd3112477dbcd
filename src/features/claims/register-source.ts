import { readFile } from 'node:fs/promises';
import type { RegisterHonour } from '../../core/claims/register.ts';
import { texts as calendarTexts } from '../../core/calendar-texts.ts';
import { limits } from '../../core/limits.ts';
import { comparableName } from '../../core/names.ts';
import { refuseInput } from '../../platform/cli/input.ts';
import { OperatorError } from '../../platform/operator-error.ts';
import { honoursCsvTexts, readHonoursCsv } from '../honours/index.ts';
import type { HonourRow } from '../honours/index.ts';

const patienceMs = 60_000;

/** A register from a CSV file, or from the public register of an installation by its address. */
export async function registerFrom(source: string): Promise<RegisterHonour[]> {
  const bytes = /^https?:\/\//i.test(source) ? await fetched(source) : await fromFile(source);
  const { problems, rows } = readHonoursCsv(bytes);
  if (problems.length > 0) refuseInput({ name: source, text: '' }, problems, [calendarTexts, honoursCsvTexts]);
  return rows.map(asRegisterHonour);
}

async function fromFile(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    const reasons: Readonly<Record<string, string>> = {
      ENOENT: 'there is no such file',
      EISDIR: 'this is a folder, not a file',
    };
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw new OperatorError(`${path}: ${reasons[code] ?? `it cannot be read (${code})`}.`, { cause: error });
  }
}

/** An address of an installation is asked for its register as a file; an address of a file is taken as it is. */
async function fetched(address: string): Promise<Uint8Array> {
  if (!URL.canParse(address)) throw new OperatorError(`${address}: this is no address.`);
  const url = new URL(address);
  if (!url.pathname.endsWith('.csv')) url.pathname = `${url.pathname.replace(/\/$/, '')}/api/register/honours.csv`;
  try {
    const reply = await fetch(url, { signal: AbortSignal.timeout(patienceMs) });
    if (!reply.ok) throw new OperatorError(`${url.href}: answered with ${reply.status}.`);
    const bytes = new Uint8Array(await reply.arrayBuffer());
    if (bytes.length > limits.fileBytes)
      throw new OperatorError(`${url.href}: the register is larger than can be read.`);
    return bytes;
  } catch (error) {
    if (error instanceof OperatorError) throw error;
    throw new OperatorError(`${url.href}: the register cannot be reached.`, { cause: error });
  }
}

/** In a file names are all there is: the same name is the same thing, unless a unit has a code. */
function asRegisterHonour(row: HonourRow): RegisterHonour {
  const { line: _, unitCode, programme, unit, ...rest } = row;
  return {
    ...rest,
    programme: { id: comparableName(programme), names: [programme] },
    unit: { id: unitCode ?? comparableName(unit), names: [unit] },
  };
}
