/** The entries of an edition as one document, for totals and decisions outside a server: read, and checked against a pack. */
import type { IsoDate, Period } from '../calendar.ts';
import { isDate } from '../calendar.ts';
import { notNegative } from '../criteria/amount.ts';
import type { Amount } from '../criteria/amount.ts';
import { problemsInChoices } from '../criteria/choices.ts';
import type { Pack } from '../criteria/pack.ts';
import type { Locate } from '../criteria/read.ts';
import {
  formed,
  list,
  name,
  named,
  object,
  oneOf,
  optional,
  pointerTo,
  recordOf,
  wholeNumber,
  words,
  yesOrNo,
} from '../criteria/shape.ts';
import type { Params, Report, Shape } from '../criteria/shape.ts';
import type { Choices } from '../criteria/tree.ts';
import { limits } from '../limits.ts';
import type { Problem } from '../problem.ts';
import type { Incident } from '../scoring/adjustments.ts';
import { factRatio } from '../scoring/gates.ts';
import type { FactValue, Occasion, VetoEvent } from '../scoring/gates.ts';
import { problemsInSheet } from '../scoring/sheet.ts';
import type { Marks } from '../scoring/sheet.ts';
import type { StageSheet } from '../scoring/stages.ts';
import type { EntryRecord } from './assess.ts';
import type { Held } from './bars.ts';
import type { Nonconformity, RuleSettings } from './decide.ts';
import { criterionNumber } from './rules.ts';

export interface RecordsFile {
  /** The edition's period, and the day from which is looked back. */
  readonly occasion: Occasion;
  readonly settings: RuleSettings;
  /** The published seed of a lot. */
  readonly seed?: number;
  /** Honours that expire, for a rule that renews a share of them. */
  readonly expiring?: number;
  readonly entries: readonly EntryRecord[];
}

interface Document {
  readonly period: Period;
  readonly asOf: IsoDate;
  readonly settings?: RuleSettings;
  readonly seed?: number;
  readonly expiring?: number;
  readonly entries: readonly EntryRecord[];
}

const dayForm = formed(/^\d{4}-\d{2}-\d{2}$/, 10, 'day-expected');
const day: Shape<IsoDate> = {
  ...dayForm,
  read: (value, pointer, report) => {
    const given = dayForm.read(value, pointer, report);
    if (given === undefined || isDate(given)) return given;
    report('day-expected', pointer, { given });
  },
};

const anything: Shape<Marks> = {
  read: (value, pointer, report) => {
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Marks) : report('object-expected', pointer);
  },
  schema: () => ({ type: 'object' }),
};

const factValue: Shape<FactValue> = {
  read: (value, pointer, report) => {
    const fact = value as FactValue;
    if (typeof value === 'boolean') return value;
    const isKnown = ['number', 'string', 'object'].includes(typeof value) && value !== null;
    return isKnown && factRatio(fact) !== undefined ? fact : report('fact-expected', pointer);
  },
  schema: () => ({}),
};

const id = words(limits.shortText);
const whole = wholeNumber(0, 1_000_000_000);

const choices: Shape<Choices> = object<Choices>({
  unitType: optional(name),
  chosen: optional(named(criterionNumber, criterionNumber)),
  notApplicable: optional(list(criterionNumber)),
  substitutes: optional(named(criterionNumber, criterionNumber)),
});

const sheet: Shape<StageSheet & { readonly assessor?: string }> = object<StageSheet & { readonly assessor?: string }>({
  stage: name,
  assessor: optional(id),
  marks: anything,
  reasons: optional(recordOf(words(limits.answerText))),
});

const entry: Shape<EntryRecord> = object<EntryRecord>({
  id,
  sheets: list(sheet, { max: limits.sheetsOfEntry }),
  choices: optional(choices),
  facts: optional(named(factValue)),
  events: optional(list(object<VetoEvent>({ veto: name, date: day, confirmed: yesOrNo }))),
  renewing: optional(yesOrNo),
  incidents: optional(
    list(object<Incident>({ deduction: name, date: day, confirmed: yesOrNo, reportedOn: optional(day) })),
  ),
  secretVisits: optional(list<Amount>(notNegative)),
  held: optional(list(object<Held>({ programme: name, conferredOn: day }))),
  groups: optional(named(id)),
  votes: optional(wholeNumber(0, 1_000_000_000_000)),
  nonconformities: optional(
    list(object<Nonconformity>({ grade: oneOf(['major', 'minor']), state: oneOf(['open', 'planned', 'closed']) })),
  ),
});

const document: Shape<Document> = object<Document>({
  period: object<Period>({ from: day, to: day }),
  asOf: day,
  settings: optional(object<RuleSettings>({ atLeast: optional(notNegative), places: optional(whole) })),
  seed: optional(wholeNumber(0, Number.MAX_SAFE_INTEGER)),
  expiring: optional(whole),
  entries: list(entry, { max: limits.entriesOfFile }),
});

export type RecordsReading =
  | { readonly file: RecordsFile; readonly problems?: undefined }
  | { readonly file?: undefined; readonly problems: readonly Problem[] };

/**
 * Reads entries with their sheets and holds them against the pack. `final`: every sheet must be complete. All problems
 * come together, at most `limits.problems` of them and then one that counts the rest.
 */
export function readRecords(
  value: unknown,
  pack: Pack,
  options: { readonly final: boolean; readonly locate?: Locate },
): RecordsReading {
  const problems: Problem[] = [];
  let rest = 0;
  const report: Report = (code, pointer, params?: Params) => {
    if (problems.length < limits.problems)
      problems.push({ code, pointer, ...(params && { params }), ...options.locate?.(pointer) });
    else rest += 1;
  };
  const read = document.read(value, '', report);
  if (read !== undefined) checkEntries(read.entries, pack, options.final, report);
  if (rest > 0) problems.push({ code: 'more-problems', pointer: '', params: { count: rest } });
  if (read === undefined || problems.length > 0) return { problems };
  const { period, asOf, settings = {}, entries, ...more } = read;
  return { file: { occasion: { period, asOf }, settings, entries, ...more } };
}

function checkEntries(entries: readonly EntryRecord[], pack: Pack, final: boolean, report: Report): void {
  const seen = new Set<string>();
  for (const [index, record] of entries.entries()) {
    const at = `/entries/${index}`;
    if (seen.has(record.id)) report('duplicate-entry', `${at}/id`, { id: record.id });
    seen.add(record.id);
    for (const { code, pointer, params } of problemsInChoices(pack, record.choices ?? {})) {
      report(code, `${at}/choices${pointer}`, params);
    }
    checkSheets(record, `${at}/sheets`, pack, final, report);
    checkNames(record, at, pack, report);
  }
}

function checkSheets(record: EntryRecord, at: string, pack: Pack, final: boolean, report: Report): void {
  for (const [index, { stage, marks }] of record.sheets.entries()) {
    if (!pack.stages.some((one) => one.id === stage)) report('unknown-stage', `${at}/${index}/stage`, { name: stage });
    const options = { final, stage, ...(record.choices && { choices: record.choices }) };
    for (const { code, pointer, params } of problemsInSheet(pack, marks, options)) {
      report(code, `${at}/${index}/marks${pointer}`, params);
    }
  }
}

function checkNames({ facts, events, incidents }: EntryRecord, at: string, pack: Pack, report: Report): void {
  for (const fact of Object.keys(facts ?? {})) {
    if (!pack.facts?.some((one) => one.id === fact))
      report('unknown-fact', pointerTo(`${at}/facts`, fact), { name: fact });
  }
  for (const [index, { veto }] of (events ?? []).entries()) {
    if (!pack.vetoes?.some((one) => one.id === veto))
      report('unknown-veto', `${at}/events/${index}/veto`, { name: veto });
  }
  for (const [index, { deduction }] of (incidents ?? []).entries()) {
    if (!pack.negative?.some((one) => one.id === deduction)) {
      report('unknown-deduction', `${at}/incidents/${index}/deduction`, { name: deduction });
    }
  }
}
