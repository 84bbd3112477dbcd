import { termsHeld } from '../terms/consecutive.ts';
import type { TermsHeld } from '../terms/consecutive.ts';
import { isHeldOn, statuses, statusOn } from '../terms/honour.ts';
import { forerunnersOf } from '../terms/lineage.ts';
import { judgeDay, judgeDistinctions } from './judge-distinctions.ts';
import type { ClaimOptions, Held } from './judge-distinctions.ts';
import { editionList, judgeEditions } from './judge-editions.ts';
import { asTermHonour, nameFor } from './register.ts';
import type { Named, Register, RegisterHonour } from './register.ts';
import { sentencesOf } from './sentences.ts';
import type { Sentence } from './sentences.ts';
import { statementsIn } from './statements.ts';
import type { Statement } from './statement.ts';
import { unitPassages } from './subjects.ts';
import { tokensOf } from './tokens.ts';
import type { Token } from './tokens.ts';
import { finding, worstOf } from './verdicts.ts';
import type { Finding, Verdict } from './verdicts.ts';

/** What is said of an edition that nobody on the register was named in. */
const unknownEdition: Finding['code'] = 'edition-unknown';

/**
 * A passage of a text that claims an honour, held against the register. `start` and `end` count UTF-16 code units, as
 * JavaScript strings do, so that `text.slice(start, end)` is `passage`.
 */
export interface Claim {
  readonly start: number;
  readonly end: number;
  readonly passage: string;
  /** Who is said to have it, as the register calls them, or as the text does if the register does not know them. */
  readonly unit: string | null;
  /** The honour that is claimed, or the one of the register that is nearest to it. */
  readonly programme: string | null;
  /** The row that bears the claim out, or the one that comes nearest. */
  readonly honour: RegisterHonour | null;
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
}

/**
 * Finds every claim of an honour in a text and holds it against the register. Chinese and English may mix; names may
 * be misspelt, shortened or said in other words for their editions. A sentence that claims nothing yields nothing.
 */
export function checkClaims(text: string, register: Register, options: ClaimOptions): Claim[] {
  const sentences = sentencesOf(text);
  const tokens = tokensBySentence(tokensOf(text), sentences);
  const units = unitPassages(text, sentences, tokens, register);
  const holdings = new Holdings(register, options);
  return statementsIn(text, sentences, tokens, units, register).map((one) => judged(one, text, holdings));
}

/** What a unit holds of a programme: worked out once, however often a text speaks of it. */
class Holdings {
  readonly register: Register;
  readonly options: ClaimOptions;
  readonly #known = new Map<string, Omit<Held, 'matched'>>();

  constructor(register: Register, options: ClaimOptions) {
    this.register = register;
    this.options = options;
  }

  of(unit: Named, programme: Named): Omit<Held, 'matched'> {
    const key = JSON.stringify([unit.id, programme.id]);
    const known = this.#known.get(key) ?? this.#find(unit.id, programme.id);
    this.#known.set(key, known);
    return known;
  }

  /** The honours of the unit and of those it followed, oldest first. */
  #find(unit: string, programme: string): Omit<Held, 'matched'> {
    const { asOf, changes = [], editions } = this.options;
    const all = this.register.honoursOf.get(programme) ?? [];
    const line = new Set([unit, ...forerunnersOf(unit, changes).map((one) => one.unit)]);
    const dayOf = (one: RegisterHonour) => one.conferredOn ?? one.period?.to ?? one.edition ?? '';
    const own = all.filter((one) => line.has(one.unit.id)).sort((a, b) => dayOf(a).localeCompare(dayOf(b)));
    let terms: TermsHeld | null = null;
    const known = editions?.get(programme);
    const question = { unit, programme, asOf, changes, ...(known && { editions: known }) };
    return { unit, programme, all, own, terms: () => (terms ??= termsHeld(question, all.map(asTermHonour))) };
  }
}

function tokensBySentence(tokens: readonly Token[], sentences: readonly Sentence[]): Token[][] {
  let next = 0;
  return sentences.map(({ start, end }) => {
    while (next < tokens.length && (tokens[next]?.start ?? 0) < start) next += 1;
    const from = next;
    while (next < tokens.length && (tokens[next]?.end ?? 0) <= end) next += 1;
    return tokens.slice(from, next);
  });
}

function judged(said: Statement, text: string, holdings: Holdings): Claim {
  const { register } = holdings;
  const passage = text.slice(said.start, said.end);
  const unit = said.subject.unit === null ? null : (register.units[said.subject.unit] ?? null);
  const programme = programmeMeant(said, unit, register);
  const outcome = outcomeOf(said, passage, unit, programme, holdings);
  return {
    start: said.start,
    end: said.end,
    passage,
    unit: unit === null ? said.subject.stranger : nameFor(unit, passage),
    programme: programme === null ? null : nameFor(programme, passage),
    honour: outcome.honour,
    verdict: worstOf(outcome.findings),
    findings: outcome.findings,
  };
}

/** Of programmes that a passage fits equally well, the one that the unit holds. */
function programmeMeant(said: Statement, unit: Named | null, register: Register): Named | null {
  if (said.mention === null) return null;
  const possible = [said.mention.owner, ...said.mention.rivals].flatMap((owner) => register.programmes[owner] ?? []);
  const held = possible.find((one) => register.honoursOf.get(one.id)?.some((honour) => honour.unit.id === unit?.id));
  return held ?? possible[0] ?? null;
}

interface Outcome {
  readonly honour: RegisterHonour | null;
  readonly findings: readonly Finding[];
}

function outcomeOf(
  said: Statement,
  passage: string,
  unit: Named | null,
  programme: Named | null,
  holdings: Holdings,
): Outcome {
  if (said.mention === null || programme === null) {
    return { honour: null, findings: [finding('no-such-honour', 'honour-not-in-register', { said: said.written })] };
  }
  const { register } = holdings;
  const all = register.honoursOf.get(programme.id) ?? [];
  const held = unit === null ? null : holdings.of(unit, programme);
  const names = {
    unit: unit === null ? (said.subject.stranger ?? '') : nameFor(unit, passage),
    programme: nameFor(programme, passage),
  };
  const likeness = likenessFinding(said, names.programme);
  if (likeness !== null && likeness.verdict !== 'misspelt') {
    return { honour: held?.own.at(-1) ?? all[0] ?? null, findings: [likeness] };
  }
  const spelling = likeness === null ? [] : [likeness];
  if (said.announced) return announced(said, all, spelling, register);
  if (said.subject.stranger !== null) {
    return { honour: null, findings: [...spelling, finding('not-held', 'unit-not-in-register', names)] };
  }
  if (held === null) return unnamed(said, all, spelling, register);
  if (held.own.length === 0)
    return { honour: null, findings: [...spelling, finding('not-held', 'honour-not-held', names)] };
  const outcome = ofHolder(said, held, names, holdings);
  return { honour: outcome.honour, findings: [...spelling, ...outcome.findings] };
}

function likenessFinding(said: Statement, name: string): Finding | null {
  const params = { said: said.written, meant: name };
  switch (said.mention?.likeness) {
    case 'misspelt':
      return finding('misspelt', 'name-misspelt', params);
    case 'other-word':
      return finding('contradicted', 'different-honour', params);
    case 'other-level':
      return finding('contradicted', 'different-level', params);
    case 'changed':
      return finding('no-such-honour', 'name-differs', params);
    case 'exact':
    case undefined:
      return null;
  }
}

/** “The results of the 19th edition were announced”: the edition must be there, whoever holds it. */
function announced(
  said: Statement,
  all: readonly RegisterHonour[],
  spelling: readonly Finding[],
  register: Register,
): Outcome {
  const { matched, findings: held } = judgeEditions(said.editions, all, register.latestYear);
  const findings = held.map((one) => (one.code === 'edition-not-held' ? { ...one, code: unknownEdition } : one));
  const known =
    findings.length === 0 ? [finding('supported', 'edition-known', { editions: editionList(matched) })] : [];
  const day = said.day === null || findings.length > 0 ? [] : [judgeDay(said.day, matched)];
  return { honour: matched[0] ?? null, findings: [...spelling, ...known, ...findings, ...day] };
}

/** Nobody is named: what nobody holds is contradicted all the same. */
function unnamed(
  said: Statement,
  all: readonly RegisterHonour[],
  spelling: readonly Finding[],
  register: Register,
): Outcome {
  const { matched, findings } = judgeEditions(said.editions, all, register.latestYear);
  return { honour: matched[0] ?? null, findings: [...spelling, ...findings, finding('cannot-tell', 'unit-not-named')] };
}

function ofHolder(
  said: Statement,
  held: Omit<Held, 'matched'>,
  names: Readonly<Record<'unit' | 'programme', string>>,
  { register, options }: Holdings,
): Outcome {
  const { matched, findings } = judgeEditions(said.editions, held.own, register.latestYear);
  const params = { ...names, editions: editionList(matched) };
  const basis =
    findings.length > 0
      ? findings
      : [finding('supported', params.editions === '' ? 'honour-held-undated' : 'honour-held', params)];
  const distinctions = judgeDistinctions(said, { ...held, matched }, options);
  return {
    honour: matched.at(-1) ?? held.own.at(-1) ?? null,
    findings: [...basis, ...statusFinding(said, matched, options), ...distinctions],
  };
}

/** A revoked honour was never rightly had; one that has ended may be spoken of as past, not as present. */
function statusFinding(said: Statement, matched: readonly RegisterHonour[], options: ClaimOptions): Finding[] {
  if (matched.every((one) => one.status === 'revoked')) return [finding('contradicted', 'honour-revoked')];
  if (matched.some((one) => isHeldOn(asTermHonour(one), options.asOf))) return [];
  const last = matched.at(-1);
  const status = last === undefined ? null : statusOn(asTermHonour(last), options.asOf);
  if (status === null || statuses[status].holds) return [];
  return [
    finding(said.present && said.editions.length === 0 ? 'contradicted' : null, 'honour-not-in-force', { status }),
  ];
}
