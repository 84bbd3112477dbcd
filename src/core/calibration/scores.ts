import { charactersIn, limits } from '../limits.ts';
import type { Problem } from '../problem.ts';

/**
 * Who gave which entry how much, as columns. Identifiers are sorted by code unit, scores by entry and then by assessor,
 * so that the same scores give the same bytes in whatever order the rows came.
 */
export interface Scores {
  readonly entryIds: readonly string[];
  readonly assessorIds: readonly string[];
  /** For each score the position of its entry in `entryIds`. */
  readonly entry: Int32Array;
  /** For each score the position of its assessor in `assessorIds`. */
  readonly assessor: Int32Array;
  readonly score: Float64Array;
  /** When each score was given, on any scale that grows; absent unless every row tells. */
  readonly order: Float64Array | null;
}

export interface ScoreRow {
  readonly entry: string;
  readonly assessor: string;
  readonly score: number;
  readonly order?: number;
  /** Line of the text that the row was read from, from 1. */
  readonly line?: number;
}

/** Gathers rows one by one, in columns, and answers them as `Scores` or says everything that is wrong with them. */
export class ScoreTable {
  readonly #entries = new Identifiers();
  readonly #assessors = new Identifiers();
  #entry = new Int32Array(1024);
  #assessor = new Int32Array(1024);
  #score = new Float64Array(1024);
  #order = new Float64Array(1024);
  #line = new Int32Array(1024);
  #count = 0;
  #ordered = true;
  readonly #problems: Problem[] = [];
  #problemCount = 0;

  add(row: ScoreRow): void {
    const before = this.#problemCount;
    this.#checkIdentifier(row, 'entry');
    this.#checkIdentifier(row, 'assessor');
    if (!Number.isFinite(row.score)) this.#report('score-not-a-number', row, 'score');
    else if (Math.abs(row.score) > limits.amount) {
      this.#report('score-too-large', row, 'score', { most: limits.amount });
    }
    if (row.order !== undefined && !Number.isFinite(row.order)) this.#report('score-order-not-a-number', row, 'order');
    if (this.#problemCount === before) this.#keep(row);
    else this.#count += 1;
  }

  /** Every problem found, or the scores; pairs of entry and assessor that occur twice are found here. */
  finish(): { readonly scores: Scores } | { readonly problems: readonly Problem[] } {
    if (this.#count > limits.calibrationScores) {
      return { problems: [{ code: 'scores-too-many', pointer: '', params: { most: limits.calibrationScores } }] };
    }
    if (this.#problemCount === 0 && this.#count === 0) return { problems: [{ code: 'scores-none', pointer: '' }] };
    if (this.#problemCount > 0) return { problems: this.#listed() };
    const entries = this.#entries.sorted();
    const assessors = this.#assessors.sorted();
    const rows = this.#sortedRows(entries.position, assessors.position);
    this.#findDuplicates(rows);
    if (this.#problemCount > 0) return { problems: this.#listed() };
    return {
      scores: {
        entryIds: entries.ids,
        assessorIds: assessors.ids,
        entry: Int32Array.from(rows, (row) => entries.position[this.#entry[row]!]!),
        assessor: Int32Array.from(rows, (row) => assessors.position[this.#assessor[row]!]!),
        score: Float64Array.from(rows, (row) => this.#score[row]!),
        order: this.#ordered ? Float64Array.from(rows, (row) => this.#order[row]!) : null,
      },
    };
  }

  #keep(row: ScoreRow): void {
    const at = this.#count++;
    if (at >= limits.calibrationScores) return;
    if (at === this.#entry.length) this.#grow();
    this.#entry[at] = this.#entries.indexOf(row.entry);
    this.#assessor[at] = this.#assessors.indexOf(row.assessor);
    this.#score[at] = row.score;
    this.#line[at] = row.line ?? 0;
    if (row.order === undefined) this.#ordered = false;
    else this.#order[at] = row.order;
  }

  #grow(): void {
    const length = this.#entry.length * 2;
    const wider = <A extends Int32Array | Float64Array>(into: A, from: A): A => {
      into.set(from);
      return into;
    };
    this.#entry = wider(new Int32Array(length), this.#entry);
    this.#assessor = wider(new Int32Array(length), this.#assessor);
    this.#score = wider(new Float64Array(length), this.#score);
    if (this.#ordered) this.#order = wider(new Float64Array(length), this.#order);
    this.#line = wider(new Int32Array(length), this.#line);
  }

  #checkIdentifier(row: ScoreRow, field: 'entry' | 'assessor'): void {
    const id = row[field];
    if (id.length === 0) this.#report(`score-${field}-missing`, row, field);
    else if (id.length > limits.shortText && charactersIn(id) > limits.shortText) {
      this.#report('score-id-too-long', row, field, { most: limits.shortText });
    }
  }

  #report(code: string, row: ScoreRow, field: string, params: Record<string, string | number> = {}): void {
    const line = row.line === undefined ? {} : { line: row.line };
    this.#note({ code, pointer: `/${this.#count}/${field}`, params, ...line });
  }

  #note(problem: Problem): void {
    this.#problemCount += 1;
    if (this.#problems.length < limits.problems) this.#problems.push(problem);
  }

  #listed(): readonly Problem[] {
    const more = this.#problemCount - this.#problems.length;
    if (more === 0) return this.#problems;
    return [...this.#problems, { code: 'score-problems-more', pointer: '', params: { count: more } }];
  }

  /** Row numbers by entry and then assessor: two stable counting sorts, the minor key first. */
  #sortedRows(entryPosition: Int32Array, assessorPosition: Int32Array): Int32Array {
    const rows = Int32Array.from({ length: this.#count }, (_, row) => row);
    const byAssessor = countingSort(rows, assessorPosition.length, (row) => assessorPosition[this.#assessor[row]!]!);
    return countingSort(byAssessor, entryPosition.length, (row) => entryPosition[this.#entry[row]!]!);
  }

  /** One sheet counted twice gives a wrong mean that nobody sees, so it is refused rather than averaged. */
  #findDuplicates(rows: Int32Array): void {
    for (let i = 1; i < rows.length; i++) {
      const [one, other] = [rows[i - 1]!, rows[i]!];
      if (this.#entry[one] !== this.#entry[other] || this.#assessor[one] !== this.#assessor[other]) continue;
      const line = this.#line[other]!;
      this.#note({
        code: 'score-duplicate',
        pointer: `/${other}`,
        params: {
          entry: this.#entries.idAt(this.#entry[other]!),
          assessor: this.#assessors.idAt(this.#assessor[other]!),
        },
        ...(line > 0 ? { line } : {}),
      });
    }
  }
}

/** Scores from rows already in memory. */
export function scoresOf(rows: Iterable<ScoreRow>): ReturnType<ScoreTable['finish']> {
  const table = new ScoreTable();
  for (const row of rows) table.add(row);
  return table.finish();
}

class Identifiers {
  readonly #index = new Map<string, number>();
  readonly #ids: string[] = [];

  indexOf(id: string): number {
    const known = this.#index.get(id);
    if (known !== undefined) return known;
    const index = this.#ids.push(id) - 1;
    this.#index.set(id, index);
    return index;
  }

  idAt(index: number): string {
    return this.#ids[index]!;
  }

  /** The identifiers in order of code units, and where each of them went. */
  sorted(): { readonly ids: readonly string[]; readonly position: Int32Array } {
    const ids = [...this.#ids].sort();
    const position = new Int32Array(ids.length);
    ids.forEach((id, at) => (position[this.#index.get(id)!] = at));
    return { ids, position };
  }
}

function countingSort(rows: Int32Array, keys: number, keyOf: (row: number) => number): Int32Array {
  const next = new Int32Array(keys + 1);
  for (const row of rows) next[keyOf(row) + 1]! += 1;
  for (let key = 0; key < keys; key++) next[key + 1]! += next[key]!;
  const sorted = new Int32Array(rows.length);
  for (const row of rows) sorted[next[keyOf(row)]!++] = row;
  return sorted;
}
