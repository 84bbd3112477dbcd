import type { IsoDate, Period } from '../calendar.ts';
import type { Edition, Honour, HonourKind, HonourStatus } from '../terms/honour.ts';
import { isQualifier } from './qualifiers.ts';
import { programmeName, unitName } from './known-names.ts';
import type { KnownName } from './known-names.ts';
import { NameIndex } from './name-index.ts';

/** Something with an identity and all names it is called by (Chinese, English, former ones); the first is shown. */
export interface Named {
  readonly id: string;
  readonly names: readonly string[];
}

/** A row of the register as claims are held against it. What is not known is null. */
export interface RegisterHonour {
  readonly programme: Named;
  readonly kind: HonourKind;
  readonly edition: string | null;
  readonly period: Period | null;
  readonly unit: Named;
  readonly sector: string | null;
  readonly district: string | null;
  readonly batch: number | null;
  readonly conferredOn: IsoDate | null;
  readonly validFrom: IsoDate | null;
  readonly validTo: IsoDate | null;
  readonly status: HonourStatus;
  readonly citation: string | null;
}

/** The register made ready to be searched; prepare it once for many texts. */
export interface Register {
  readonly honoursOf: ReadonlyMap<string, readonly RegisterHonour[]>;
  /** The latest year that any honour speaks of; what lies far beyond it is a slip. */
  readonly latestYear: number;
  readonly programmes: readonly Named[];
  readonly units: readonly Named[];
  readonly programmeIndex: NameIndex;
  readonly unitIndex: NameIndex;
}

export function prepareRegister(honours: readonly RegisterHonour[]): Register {
  const programmes = distinct(honours.map((one) => one.programme));
  const units = distinct(honours.map((one) => one.unit));
  const programmeNames = programmes.flatMap(({ names }, owner) =>
    names.flatMap((name) => programmeName(owner, name) ?? []),
  );
  const unitNames = units.flatMap(({ names }, owner) => names.flatMap((name) => unitName(owner, name) ?? []));
  return {
    honoursOf: Map.groupBy(honours, (one) => one.programme.id),
    latestYear: honours.reduce((latest, one) => Math.max(latest, latestYearOf(one)), 0),
    programmes,
    units,
    programmeIndex: new NameIndex(programmeNames),
    unitIndex: new NameIndex([...unitNames, ...shortNames(unitNames)]),
  };
}

function latestYearOf({ conferredOn, period, edition }: RegisterHonour): number {
  const years = [conferredOn?.slice(0, 4), period?.to.slice(0, 4), /^\d{4}$/.test(edition ?? '') ? edition : null];
  return Math.max(0, ...years.map((year) => Number(year ?? 0)));
}

/** The name of a thing in the script of a passage, Chinese or other; its first name where there is none. */
export function nameFor(thing: Named, passage: string): string {
  const han = /\p{Script=Han}/u.test(passage);
  return thing.names.find((name) => /\p{Script=Han}/u.test(name) === han) ?? thing.names[0] ?? thing.id;
}

const termHonours = new WeakMap<RegisterHonour, Honour>();

/** An honour as the terms are worked out from; made once, since many claims may look at the same rows. */
export function asTermHonour(one: RegisterHonour): Honour {
  const made = termHonours.get(one) ?? termHonour(one);
  termHonours.set(one, made);
  return made;
}

function termHonour(one: RegisterHonour): Honour {
  return {
    programme: one.programme.id,
    kind: one.kind,
    edition: one.edition === null ? null : editionOf(one.edition, one.period),
    unit: one.unit.id,
    sector: one.sector,
    batch: one.batch,
    conferredOn: one.conferredOn,
    validFrom: one.validFrom,
    validTo: one.validTo,
    history: [{ status: one.status, from: null, ground: null, document: null }],
  };
}

function editionOf(label: string, period: Period | null): Edition {
  return { label, number: /^\d{1,4}$/.test(label) ? Number(label) : null, period };
}

/** Things once each, with every name that any row gives them. */
function distinct(things: readonly Named[]): Named[] {
  const byId = new Map<string, Set<string>>();
  for (const { id, names } of things) {
    const known = byId.get(id) ?? new Set();
    for (const name of names) known.add(name);
    byId.set(id, known);
  }
  return [...byId].map(([id, names]) => ({ id, names: [...names] }));
}

/** Words that begin many names and therefore are the short name of none. */
const commonWords = new Set(
  'national international general first united china advanced modern medical technology electric power energy bank food pharma demonstration model east west north south eastern western northern southern new great golden global pacific oriental bright star sun green blue red smart digital data cloud auto motor steel iron oil gas chemical textile light heavy water air land sea hospital school university college institute center city district county street town village people public central precision industry science innovation quality brand unit company'.split(
    ' ',
  ),
);

/** The first distinctive word (or the first four characters) of a unit's name, where no other unit shares it. */
function shortNames(names: readonly KnownName[]): KnownName[] {
  const shorts = names.flatMap((name): KnownName[] => {
    const [first] = name.parts;
    if (first?.han === true) return name.parts.length > 5 ? [{ ...name, parts: name.parts.slice(0, 4) }] : [];
    const distinctive =
      first !== undefined && first.norm.length >= 4 && !commonWords.has(first.norm) && !isQualifier(first.norm);
    return distinctive && name.parts.length > 1 ? [{ ...name, parts: [first] }] : [];
  });
  const owners = new Map<string, Set<number>>();
  for (const name of shorts) owners.set(keyOf(name), (owners.get(keyOf(name)) ?? new Set()).add(name.owner));
  const seen = new Set<string>();
  return shorts.filter(
    (name) => owners.get(keyOf(name))?.size === 1 && !seen.has(keyOf(name)) && seen.add(keyOf(name)),
  );
}

function keyOf(name: KnownName): string {
  return name.parts.map((part) => part.norm).join(' ');
}
