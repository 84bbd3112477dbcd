/** A branch of the tree as a table, one row for each node; and a table as a branch. */
import { limits } from '../limits.ts';
import type { Problem } from '../problem.ts';
import { equal, fromDecimal, fromText, toExact } from '../ratio.ts';
import type { Language } from '../text.ts';
import { languages } from '../text.ts';
import type { Amount } from './amount.ts';
import { readCell, writeCell } from './cells.ts';
import type { Cells } from './cells.ts';
import { sumOfNodes, walkList, worthOf } from './draft.ts';
import type { DraftNode } from './draft.ts';
import { columnAliases, columnNames, columns, evidenceWords, methodWords } from './row-columns.ts';
import type { Column } from './row-columns.ts';

/** The table of some nodes: a head, then a row for each. Every cell is harmless in a spreadsheet. */
export function tableOf(nodes: readonly DraftNode[], language: Language): Cells {
  const head = columns.map((column) => columnNames[language][column]);
  const rows = [...walkList(nodes)].map(({ node, depth }) =>
    columns.map((column) => writeCell(cellOf(node, depth, column, language))),
  );
  return [head, ...rows];
}

type Part = Readonly<Record<string, unknown>> | undefined;

function cellOf(node: DraftNode, depth: number, column: Column, language: Language): string {
  const text = (part: unknown, key: 'zh' | 'en'): string => written((part as Part)?.[key]);
  const evidence = node['evidence'] as Part;
  switch (column) {
    case 'level':
      return String(depth + 1);
    case 'number':
      return node.number;
    case 'zh':
    case 'en':
      return node.text[column];
    case 'points':
      return String(node.points);
    case 'scale':
      return written(node['scale']);
    case 'methods':
      return wordsOf(node['methods'], methodWords[language], language);
    case 'length':
      return written(node['length']);
    case 'evidence':
      return wordsOf(evidence?.['kinds'], evidenceWords[language], language);
    case 'evidenceAtLeast':
      return written(evidence?.['atLeast']);
    case 'ownerZh':
      return text(node['owner'], 'zh');
    case 'ownerEn':
      return text(node['owner'], 'en');
    case 'guidanceZh':
      return text(node['guidance'], 'zh');
    case 'guidanceEn':
      return text(node['guidance'], 'en');
  }
}

function written(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function wordsOf(values: unknown, words: Readonly<Record<string, string>>, language: Language): string {
  if (!Array.isArray(values)) return '';
  return values.map((value) => words[String(value)] ?? String(value)).join(language === 'zh-CN' ? '、' : ', ');
}

export interface TableWish {
  /** The names of the pack's scales; the first is taken where a row names none. */
  readonly scales: readonly string[];
  /** Nodes that the rows are versions of: what the table does not show is taken over from the one of the same number. */
  readonly known?: readonly DraftNode[];
}

export interface TableReading {
  readonly nodes: readonly DraftNode[];
  readonly rows: number;
  /** Of rows, counted from 1 with the head. */
  readonly problems: readonly Problem[];
}

interface Row {
  readonly row: number;
  readonly has: (column: Column) => boolean;
  readonly cell: (column: Column) => string;
}

/** Reads a table: with a head in either language, or number, Chinese, English and points in this order. */
export function readTable(cells: Cells, wish: TableWish): TableReading {
  const problems: Problem[] = [];
  const report = (code: string, params: Record<string, string | number>): void => {
    if (problems.length < limits.problems) problems.push({ code, pointer: '', params });
  };
  const { order, body, first } = headOf(cells);
  if (body.length > limits.packDraftCriteria) {
    report('table-too-large', { count: body.length, limit: limits.packDraftCriteria });
    return { nodes: [], rows: body.length, problems };
  }
  if (body.length === 0) report('table-empty', {});
  const rows = body.map((line, index): Row => ({
    row: first + index,
    has: (column) => order.includes(column),
    cell: (column) => readCell((line[order.indexOf(column)] ?? '').trim()),
  }));
  const known = new Map([...walkList(wish.known ?? [])].map(({ node }) => [node.number, node]));
  const flat = rows.map((row) => nodeOf(row, wish, known, report));
  checkNumbers(rows, flat, report);
  return { nodes: nested(rows, flat, report), rows: rows.length, problems };
}

type Tell = (code: string, params: Record<string, string | number>) => void;

function headOf(cells: Cells): { order: readonly (Column | undefined)[]; body: Cells; first: number } {
  const named = (cells[0] ?? []).map((cell) => columnNamed(cell.trim().toLowerCase()));
  const found = named.filter((column) => column !== undefined).length;
  if (found >= 2) return { order: named, body: cells.slice(1), first: 2 };
  return { order: ['number', 'zh', 'en', 'points'], body: cells, first: 1 };
}

function columnNamed(head: string): Column | undefined {
  const exact = (column: Column): boolean =>
    column.toLowerCase() === head || languages.some((language) => columnNames[language][column].toLowerCase() === head);
  return columns.find(exact) ?? (Object.hasOwn(columnAliases, head) ? columnAliases[head] : undefined);
}

/** "（一）", "1." and "１" as people number their tables, in the form that numbers have here. */
function plainNumber(cell: string): string {
  return cell
    .normalize('NFKC')
    .replace(/^[(\s]+|[)\s.、。]+$/g, '')
    .replaceAll(/\s+/g, '');
}

function amountIn(cell: string): Amount | undefined {
  const plain = cell
    .normalize('NFKC')
    .replace(/\s*(分|points?|pts?)\s*$/i, '')
    .trim();
  if (fromDecimal(plain) !== undefined) return Number(plain);
  return fromText(plain) === undefined ? undefined : plain;
}

function nodeOf(row: Row, wish: TableWish, known: ReadonlyMap<string, DraftNode>, report: Tell): DraftNode {
  const number = plainNumber(row.cell('number'));
  const before = known.get(number);
  const text = {
    zh: row.has('zh') ? row.cell('zh') : (before?.text.zh ?? ''),
    en: row.has('en') ? row.cell('en') : (before?.text.en ?? ''),
  };
  if (number === '' && text.zh === '' && text.en === '') report('row-without-text', { row: row.row });
  const given = row.cell('points');
  const points = given === '' ? '' : amountIn(given);
  if (points === undefined) report('row-points-no-amount', { row: row.row, given });
  const { children: _children, ...kept } = before ?? {};
  return {
    ...(kept as Partial<DraftNode>),
    number,
    text,
    points: points ?? given,
    ...leafCells(row, before, wish, report),
  };
}

/** What a row says of an indicator; an empty cell of a column that is there takes the part away. */
function leafCells(row: Row, before: DraftNode | undefined, wish: TableWish, report: Tell): Record<string, unknown> {
  const parts: Record<string, unknown> = {};
  const scale = row.cell('scale') || written(before?.['scale']) || (wish.scales[0] ?? '');
  if (row.cell('scale') !== '' && !wish.scales.includes(scale)) {
    report('row-scale-unknown', { row: row.row, name: scale });
  }
  parts['scale'] = scale;
  const methods = chosen(row, 'methods', methodWords, 'row-method-unknown', report);
  parts['methods'] = methods.length > 0 ? methods : (before?.['methods'] ?? ['material']);
  if (row.has('length')) parts['length'] = whole(row, 'length', report);
  if (row.has('evidence')) {
    const kinds = chosen(row, 'evidence', evidenceWords, 'row-evidence-unknown', report);
    const atLeast = row.has('evidenceAtLeast') ? whole(row, 'evidenceAtLeast', report) : undefined;
    const old = before?.['evidence'] as Part;
    parts['evidence'] = kinds.length === 0 ? undefined : { ...old, kinds, atLeast: atLeast ?? old?.['atLeast'] ?? 1 };
  }
  for (const [part, zh, en] of [
    ['owner', 'ownerZh', 'ownerEn'],
    ['guidance', 'guidanceZh', 'guidanceEn'],
  ] as const) {
    if (!row.has(zh) && !row.has(en)) continue;
    const text = { ...(before?.[part] as object | undefined), zh: row.cell(zh), en: row.cell(en) };
    parts[part] = text.zh === '' && text.en === '' ? undefined : text;
  }
  return parts;
}

function whole(row: Row, column: Column, report: Tell): number | undefined {
  const cell = row.cell(column).normalize('NFKC');
  if (cell === '') return undefined;
  if (/^\d{1,9}$/.test(cell)) return Number(cell);
  report('row-number-expected', { row: row.row, column: columnNames.en[column] });
}

function chosen(
  row: Row,
  column: Column,
  words: Readonly<Record<Language, Readonly<Record<string, string>>>>,
  code: string,
  report: Tell,
): string[] {
  const names = row
    .cell(column)
    .split(/[、,，;；/\n]+/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return [
    ...new Set(
      names.flatMap((name) => {
        const value = Object.keys(words.en).find(
          (key) =>
            key === name || languages.some((language) => words[language][key]?.toLowerCase() === name.toLowerCase()),
        );
        if (value === undefined) report(code, { row: row.row, name: name.slice(0, 80) });
        return value === undefined ? [] : [value];
      }),
    ),
  ];
}

const numberForm = /^[\p{L}\p{N}]+([.-][\p{L}\p{N}]+)*$/u;

function checkNumbers(rows: readonly Row[], flat: readonly DraftNode[], report: Tell): void {
  const seen = new Set<string>();
  for (const [index, { number }] of flat.entries()) {
    const row = rows[index]?.row ?? 0;
    if (number === '') continue;
    if (number.length > 30 || !numberForm.test(number)) report('row-number-bad', { row, given: number.slice(0, 80) });
    if (seen.has(number)) report('row-number-taken', { row, number });
    seen.add(number);
  }
}

interface Open {
  readonly node: DraftNode;
  readonly row: number;
  readonly children: Open[];
}

/** Rows under one another: by their level where the table has one, else by their numbers ("1.2" stands below "1"). */
function nested(rows: readonly Row[], flat: readonly DraftNode[], report: Tell): readonly DraftNode[] {
  const roots: Open[] = [];
  const byNumber = new Map<string, Open>();
  const trail: Open[] = [];
  for (const [index, node] of flat.entries()) {
    const row = rows[index];
    if (row === undefined) continue;
    const open = { node, row: row.row, children: [] };
    const level = row.has('level') ? levelOf(row, trail.length, report) : undefined;
    const parent = level === undefined ? above(node.number, byNumber) : trail[level - 2];
    (parent?.children ?? roots).push(open);
    if (level !== undefined) trail.splice(level - 1, Infinity, open);
    if (node.number !== '') byNumber.set(node.number, open);
  }
  return roots.map((open) => closed(open, report));
}

function levelOf(row: Row, before: number, report: Tell): number {
  const level = Number(row.cell('level').normalize('NFKC'));
  if (Number.isInteger(level) && level >= 1 && level <= before + 1) return level;
  report('row-level-skipped', { row: row.row, level: row.cell('level').slice(0, 20), before });
  return before + 1 > 1 ? before : 1;
}

function above(number: string, byNumber: ReadonlyMap<string, Open>): Open | undefined {
  for (let cut = number.search(/[.-][^.-]*$/); cut > 0; cut = number.slice(0, cut).search(/[.-][^.-]*$/)) {
    const found = byNumber.get(number.slice(0, cut));
    if (found !== undefined) return found;
  }
}

const ofIndicators = new Set([
  'scale',
  'methods',
  'length',
  'evidence',
  'owner',
  'lookBackMonths',
  'methodShares',
  'notApplicable',
  'core',
]);

function closed({ node, row, children }: Open, report: Tell): DraftNode {
  const parts = Object.entries(node).filter(([, value]) => value !== undefined);
  if (children.length === 0) {
    const leaf = parts.filter(([part]) => part !== 'choose');
    return { ...(Object.fromEntries(leaf) as unknown as DraftNode), points: node.points === '' ? 0 : node.points };
  }
  const below = children.map((child) => closed(child, report));
  const sum = sumOfNodes(below);
  const stated = worthOf(node.points);
  if (stated !== undefined && node['choose'] === undefined && !equal(stated, sum)) {
    report('row-points-do-not-add-up', { row, stated: String(node.points), sum: toExact(sum) });
  }
  const exact = toExact(sum);
  const points = node.points === '' ? (exact.includes('/') ? exact : Number(exact)) : node.points;
  const kept = parts.filter(([part]) => !ofIndicators.has(part));
  return { ...(Object.fromEntries(kept) as unknown as DraftNode), points, children: below };
}
