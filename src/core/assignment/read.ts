import type { Problem } from '../problem.ts';
import { idOrder } from './order.ts';
import { type AssignmentProblem, type Quota, largestSafeScore } from './problem.ts';

/** Loads, coverage and quotas beyond this are slips of the pen, not wishes. */
const largestCount = 1_000_000;
/** More problems than this are counted, not listed. */
const mostProblems = 1000;

type Fields = Readonly<Record<string, unknown>>;
type Params = Readonly<Record<string, string | number>>;

/**
 * Reads the published JSON form. Everything that is wrong is reported at once (the first thousand, then their number);
 * a problem without problems can be handed to `solveAssignment`. Nothing is thrown.
 */
export function readAssignmentProblem(
  input: unknown,
): { problem: AssignmentProblem } | { problems: readonly Problem[] } {
  const reader = new Reader();
  const problem = reader.read(input);
  return problem === null ? { problems: reader.problems() } : { problem };
}

class Reader {
  readonly #problems: Problem[] = [];
  #count = 0;

  problems(): readonly Problem[] {
    const hidden = this.#count - this.#problems.length;
    return hidden === 0
      ? this.#problems
      : [...this.#problems, { code: 'assignment-more-problems', pointer: '', params: { count: hidden } }];
  }

  read(input: unknown): AssignmentProblem | null {
    if (!isFields(input)) return this.#say('assignment-not-an-object', '');
    const entries = this.#people(input, 'entries', ['coverage']);
    const assessors = this.#people(input, 'assessors', ['min', 'max']);
    assessors.rows.forEach((_, at) => this.#checkRange(assessors.columns, at, `/assessors/${at}`));
    const columns = this.#columns(input['affinities'], entries.rows.length, assessors.rows.length);
    const conflicts = this.#pairs(input, 'conflicts', entries.position, assessors.position);
    const fixed = this.#pairs(input, 'fixed', entries.position, assessors.position);
    const quotas = this.#quotas(input, assessors.position);
    if (this.#count > 0 || columns === null) return null;

    const pairs = canonicalPairs(columns, conflicts, entries.order, assessors.order);
    this.#checkTwice(pairs, columns);
    this.#checkSize(pairs, entries.columns['coverage']!, assessors.rows.length);
    const marks = this.#markFixed(pairs, fixed, conflicts, entries, assessors);
    if (this.#count > 0) return null;
    return {
      entryIds: inOrder(entries.rows, entries.order),
      assessorIds: inOrder(assessors.rows, assessors.order),
      coverage: permuted(entries.columns['coverage']!, entries.order),
      min: permuted(assessors.columns['min']!, assessors.order),
      max: permuted(assessors.columns['max']!, assessors.order),
      firstPair: pairs.firstPair,
      pairAssessor: pairs.pairAssessor,
      score: pairs.score,
      fixed: marks,
      quotas: quotas.map((quota) => ({ ...quota, members: ranks(quota.members, assessors.order) })).sort(byRole),
    };
  }

  #say(code: string, pointer: string, params?: Params): null {
    this.#count++;
    if (this.#problems.length < mostProblems)
      this.#problems.push(params ? { code, pointer, params } : { code, pointer });
    return null;
  }

  /** Rows with an id and some counts: ids by row, positions by id, one column per count. */
  #people(input: Fields, name: string, counts: readonly string[]): People {
    const rows: string[] = [];
    const position = new Map<string, number>();
    const columns: Record<string, Int32Array> = {};
    const list = input[name];
    if (!Array.isArray(list)) this.#say('assignment-list-missing', `/${name}`, { field: name });
    const length = Array.isArray(list) ? list.length : 0;
    for (const count of counts) columns[count] = new Int32Array(length);
    for (let at = 0; at < length; at++) {
      const row: unknown = (list as unknown[])[at];
      const pointer = `/${name}/${at}`;
      const id = isFields(row) && typeof row['id'] === 'string' ? row['id'] : '';
      if (id === '') this.#say('assignment-id-missing', `${pointer}/id`);
      else if (position.has(id)) this.#say('assignment-id-twice', `${pointer}/id`, { id });
      position.set(id, at);
      rows.push(id);
      if (!isFields(row)) continue;
      for (const count of counts) columns[count]![at] = this.#wholeCount(row[count], `${pointer}/${count}`);
    }
    return { rows, position, columns, order: idOrder(rows) };
  }

  #wholeCount(value: unknown, pointer: string): number {
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= largestCount) return value;
    this.#say('assignment-not-a-count', pointer, { value: shown(value), most: largestCount });
    return 0;
  }

  #checkRange(columns: Readonly<Record<string, Int32Array>>, at: number, pointer: string): void {
    const min = columns['min']![at]!;
    const max = columns['max']![at]!;
    if (min > max) this.#say('assignment-min-above-max', `${pointer}/min`, { min, max });
  }

  #columns(value: unknown, entries: number, assessors: number): Columns | null {
    const field = (name: string): ArrayLike<unknown> | null => {
      const column = isFields(value) ? value[name] : undefined;
      if (Array.isArray(column) || ArrayBuffer.isView(column)) return column as unknown as ArrayLike<unknown>;
      return this.#say('assignment-list-missing', `/affinities/${name}`, { field: name });
    };
    const [entry, assessor, score] = [field('entry'), field('assessor'), field('score')];
    if (entry === null || assessor === null || score === null) return null;
    if (entry.length !== assessor.length || entry.length !== score.length) {
      const params = { entry: entry.length, assessor: assessor.length, score: score.length };
      return this.#say('assignment-columns-unequal', '/affinities', params);
    }
    const columns = {
      entry: new Int32Array(entry.length),
      assessor: new Int32Array(entry.length),
      score: new Float64Array(entry.length),
    };
    for (let at = 0; at < entry.length; at++) {
      columns.entry[at] = this.#index(entry[at], entries, 'entry', at);
      columns.assessor[at] = this.#index(assessor[at], assessors, 'assessor', at);
      const value = score[at];
      if (typeof value === 'number' && Number.isSafeInteger(value)) columns.score[at] = value;
      else this.#say('assignment-score-not-whole', `/affinities/score/${at}`, { value: shown(value) });
    }
    return columns;
  }

  #index(value: unknown, length: number, column: string, at: number): number {
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < length) return value;
    this.#say('assignment-index-outside', `/affinities/${column}/${at}`, { value: shown(value), column, length });
    return 0;
  }

  /** Pairs of ids as pairs of positions; a pair stated twice counts once. */
  #pairs(
    input: Fields,
    name: string,
    entries: ReadonlyMap<string, number>,
    assessors: ReadonlyMap<string, number>,
  ): NamedPair[] {
    const list = input[name] ?? [];
    if (!Array.isArray(list)) {
      this.#say('assignment-list-missing', `/${name}`, { field: name });
      return [];
    }
    return list.flatMap((row: unknown, at): NamedPair[] => {
      const pointer = `/${name}/${at}`;
      if (!Array.isArray(row) || row.length !== 2) {
        this.#say('assignment-not-a-pair', pointer);
        return [];
      }
      const entry = entries.get(row[0] as string);
      const assessor = assessors.get(row[1] as string);
      if (entry === undefined) this.#say('assignment-entry-unknown', `${pointer}/0`, { id: shown(row[0]) });
      if (assessor === undefined) this.#say('assignment-assessor-unknown', `${pointer}/1`, { id: shown(row[1]) });
      return entry === undefined || assessor === undefined ? [] : [{ entry, assessor, pointer }];
    });
  }

  #quotas(input: Fields, assessors: ReadonlyMap<string, number>): Quota[] {
    const list = input['quotas'] ?? [];
    if (!Array.isArray(list)) {
      this.#say('assignment-list-missing', '/quotas', { field: 'quotas' });
      return [];
    }
    return list.map((row: unknown, at) => this.#quota(isFields(row) ? row : {}, `/quotas/${at}`, assessors));
  }

  #quota(row: Fields, pointer: string, assessors: ReadonlyMap<string, number>): Quota {
    const role = typeof row['role'] === 'string' ? row['role'] : '';
    if (role === '') this.#say('assignment-role-missing', `${pointer}/role`);
    const min = this.#wholeCount(row['min'], `${pointer}/min`);
    const max = this.#wholeCount(row['max'], `${pointer}/max`);
    if (min > max) this.#say('assignment-min-above-max', `${pointer}/min`, { min, max });
    const members = new Set<number>();
    if (!Array.isArray(row['assessors']))
      this.#say('assignment-list-missing', `${pointer}/assessors`, { field: 'assessors' });
    else {
      row['assessors'].forEach((id: unknown, index) => {
        const position = assessors.get(id as string);
        if (position === undefined)
          this.#say('assignment-assessor-unknown', `${pointer}/assessors/${index}`, { id: shown(id) });
        else members.add(position);
      });
    }
    return { role, members: Int32Array.from(members), min, max };
  }

  /** Equal pairs stand side by side once in order. */
  #checkTwice(pairs: CanonicalPairs, columns: Columns): void {
    for (const at of pairs.twice) {
      this.#say('assignment-pair-twice', `/affinities/entry/${at}`, {
        entry: columns.entry[at]!,
        assessor: columns.assessor[at]!,
      });
    }
  }

  /** Totals and prices must stay whole: everything the solver adds up has to lie below 2^53. */
  #checkSize(pairs: CanonicalPairs, coverage: Int32Array, assessors: number): void {
    const limit = largestSafeScore(coverage, assessors);
    if (pairs.largest > limit)
      this.#say('assignment-scores-too-large', '/affinities/score', { largest: pairs.largest, limit });
  }

  #markFixed(
    pairs: CanonicalPairs,
    fixed: readonly NamedPair[],
    conflicts: readonly NamedPair[],
    entries: People,
    assessors: People,
  ): Uint8Array {
    const marks = new Uint8Array(pairs.pairAssessor.length);
    const width = assessors.rows.length;
    const entryRank = inverse(entries.order);
    const assessorRank = inverse(assessors.order);
    const barred = new Set(conflicts.map((pair) => pair.entry * width + pair.assessor));
    for (const { entry, assessor, pointer } of fixed) {
      const params = { entry: entries.rows[entry]!, assessor: assessors.rows[assessor]! };
      const at = pairAt(pairs, entryRank[entry]!, assessorRank[assessor]!);
      if (barred.has(entry * width + assessor)) this.#say('assignment-fixed-in-conflict', pointer, params);
      else if (at === -1) this.#say('assignment-fixed-not-listed', pointer, params);
      else marks[at] = 1;
    }
    return marks;
  }
}

interface People {
  readonly rows: readonly string[];
  readonly position: ReadonlyMap<string, number>;
  readonly columns: Readonly<Record<string, Int32Array>>;
  readonly order: Int32Array;
}

interface Columns {
  readonly entry: Int32Array;
  readonly assessor: Int32Array;
  readonly score: Float64Array;
}

interface NamedPair {
  readonly entry: number;
  readonly assessor: number;
  readonly pointer: string;
}

interface CanonicalPairs {
  readonly firstPair: Int32Array;
  readonly pairAssessor: Int32Array;
  readonly score: Int32Array | Float64Array;
  readonly largest: number;
  /** Rows that name a pair named before. */
  readonly twice: readonly number[];
}

/** Two passes of counting sort, by assessor and then by entry: linear time, whatever the order of the rows. */
function canonicalPairs(
  columns: Columns,
  conflicts: readonly NamedPair[],
  entryOrder: Int32Array,
  assessorOrder: Int32Array,
): CanonicalPairs {
  const entryRank = inverse(entryOrder);
  const assessorRank = inverse(assessorOrder);
  const byAssessor = sortedBy(Int32Array.from(columns.assessor.keys()), columns.assessor, assessorRank);
  const rows = sortedBy(byAssessor, columns.entry, entryRank);
  const barred = new Set(conflicts.map((pair) => pair.entry * assessorRank.length + pair.assessor));
  const firstPair = new Int32Array(entryOrder.length + 1);
  const pairAssessor = new Int32Array(rows.length);
  const scores = new Float64Array(rows.length);
  const twice: number[] = [];
  let count = 0;
  let largest = 0;
  let previous = -1;
  for (const row of rows) {
    const key = columns.entry[row]! * assessorRank.length + columns.assessor[row]!;
    if (key === previous) twice.push(row);
    previous = key;
    if (barred.size > 0 && barred.has(key)) continue;
    firstPair[entryRank[columns.entry[row]!]! + 1]!++;
    pairAssessor[count] = assessorRank[columns.assessor[row]!]!;
    const score = columns.score[row]!;
    scores[count++] = score;
    if (Math.abs(score) > largest) largest = Math.abs(score);
  }
  for (let entry = 0; entry < entryOrder.length; entry++) firstPair[entry + 1]! += firstPair[entry]!;
  const kept = scores.subarray(0, count);
  return {
    firstPair,
    pairAssessor: pairAssessor.slice(0, count),
    score: largest < 2 ** 31 ? Int32Array.from(kept) : kept.slice(),
    largest,
    twice,
  };
}

/** `rows` in the order of `rank[key[row]]`, equal ones in the order they had. */
function sortedBy(rows: Int32Array, key: Int32Array, rank: Int32Array): Int32Array {
  const start = new Int32Array(rank.length + 1);
  for (const row of rows) start[rank[key[row]!]! + 1]!++;
  for (let at = 0; at < rank.length; at++) start[at + 1]! += start[at]!;
  const sorted = new Int32Array(rows.length);
  for (const row of rows) sorted[start[rank[key[row]!]!]!++] = row;
  return sorted;
}

function pairAt(pairs: CanonicalPairs, entry: number, assessor: number): number {
  const row = pairs.pairAssessor.subarray(pairs.firstPair[entry], pairs.firstPair[entry + 1]);
  const at = row.indexOf(assessor);
  return at === -1 ? -1 : pairs.firstPair[entry]! + at;
}

function inverse(order: Int32Array): Int32Array {
  const rank = new Int32Array(order.length);
  order.forEach((position, at) => (rank[position] = at));
  return rank;
}

function inOrder(ids: readonly string[], order: Int32Array): string[] {
  return Array.from(order, (position) => ids[position]!);
}

function permuted(column: Int32Array, order: Int32Array): Int32Array {
  return Int32Array.from(order, (position) => column[position]!);
}

function ranks(members: Int32Array, order: Int32Array): Int32Array {
  const rank = inverse(order);
  return Int32Array.from(members, (member) => rank[member]!).sort();
}

/** Quotas in an order of their own, so that the order of their rows decides nothing. */
function byRole(a: Quota, b: Quota): number {
  const key = (quota: Quota) => [quota.role, quota.min, quota.max, ...quota.members].join(' ');
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
}
