/**
 * Finding a name by any part of it, in any script, through an index over small pieces ("grams"). A name is kept with
 * all its grams; whoever searches asks for the names that have every gram of the part, and then looks whether the part
 * really stands in the name, because grams alone do not tell their order.
 */

const han = /\p{Script=Han}/u;
const wordOrHan = /[\p{L}\p{N}\p{M}]/u;
const latinLength = 3;

/** The form in which names are compared: full-width letters as ordinary ones, small letters, single spaces. */
export function comparableName(name: string): string {
  return name.normalize('NFKC').toLowerCase().trim().replaceAll(/\s+/gu, ' ');
}

/** The pieces under which a name is kept: each Han character, each pair of them, and every three letters of other words. */
export function gramsOfName(name: string): string[] {
  return distinct(runsIn(name).flatMap((run) => (isHan(run) ? run.concat(pieces(run, 2)) : pieces(run, latinLength))));
}

/**
 * The pieces that every name holding this part has. Empty when the part is too short to say (one or two Latin letters):
 * then only reading the names themselves can tell.
 */
export function gramsToFind(part: string): string[] {
  return distinct(
    runsIn(part).flatMap((run) => {
      if (!isHan(run)) return pieces(run, latinLength);
      return run.length === 1 ? run : pieces(run, 2);
    }),
  );
}

/** Characters of one script that stand together: a run of Han characters, or a word of letters and digits. */
type Run = string[];

function runsIn(name: string): Run[] {
  const runs: Run[] = [];
  let before: 'han' | 'word' | 'gap' = 'gap';
  for (const character of comparableName(name)) {
    const kind = han.test(character) ? 'han' : wordOrHan.test(character) ? 'word' : 'gap';
    if (kind !== 'gap' && kind === before) runs.at(-1)?.push(character);
    else if (kind !== 'gap') runs.push([character]);
    before = kind;
  }
  return runs;
}

function isHan(run: Run): boolean {
  return han.test(run[0] ?? '');
}

function pieces(run: Run, length: number): string[] {
  return run.slice(length - 1).map((_, at) => run.slice(at, at + length).join(''));
}

function distinct(grams: readonly string[]): string[] {
  return [...new Set(grams)].toSorted();
}
