/**
 * How well an assessor suits an entry, in whole millionths, from what both are known for and from the assessor's own
 * wish. The office sees and sets the weights; every part that counted is kept as a reason.
 */
export interface EntryTraits {
  readonly topics: readonly string[];
  readonly sector: string;
  readonly district: string;
  /** Languages the entry is written in; whoever reads one of them can assess it. */
  readonly languages: readonly string[];
}

export interface AssessorTraits {
  readonly topics: readonly string[];
  readonly sectors: readonly string[];
  readonly districts: readonly string[];
  readonly languages: readonly string[];
}

/** An assessor's wish for one entry. A banded wish, not a rank: nobody can point at one entry alone. */
export type Bid = 'eager' | 'willing' | 'reluctant';

/** Whole numbers of any size; only their proportions count. A district counts for or, negative, against. */
export interface AffinityWeights {
  readonly topic: number;
  readonly sector: number;
  readonly district: number;
  readonly language: number;
  readonly bid: number;
}

export const usualWeights: AffinityWeights = { topic: 40, sector: 25, district: 5, language: 10, bid: 20 };

/** What counted: the weight's name, what is shared, and the part of the affinity, in millionths. */
export interface AffinityReason {
  readonly kind: keyof AffinityWeights;
  readonly shared: readonly string[];
  readonly part: number;
}

export interface Affinity {
  /** From −1,000,000 to 1,000,000; without negative weights from 0. */
  readonly score: number;
  readonly reasons: readonly AffinityReason[];
}

/** Hundredths of the bid's weight; no bid counts as half. */
const bidWorth: Readonly<Record<Bid, number>> = { eager: 100, willing: 70, reluctant: 0 };
const noBidWorth = 50;

/**
 * The parts add up exactly to the score. Topics count by the share of the entry's topics that the assessor knows; all
 * else counts wholly or not. With weights that are all 0 every affinity is 0.
 */
export function affinityOf(
  entry: EntryTraits,
  assessor: AssessorTraits,
  bid: Bid | null,
  weights: AffinityWeights = usualWeights,
): Affinity {
  const whole = Object.values(weights).reduce((sum: number, weight: number) => sum + Math.abs(weight), 0);
  const topics = entry.topics.filter((topic) => assessor.topics.includes(topic));
  const languages = entry.languages.filter((language) => assessor.languages.includes(language));
  const worth = bid === null ? noBidWorth : bidWorth[bid];
  const reasons: AffinityReason[] = [];
  const count = (kind: keyof AffinityWeights, shared: readonly string[], of: number, held: number) => {
    const part = whole === 0 || of === 0 ? 0 : Math.trunc((1_000_000 * weights[kind] * held) / (whole * of));
    if (part !== 0) reasons.push({ kind, shared, part });
  };
  count('topic', topics, entry.topics.length, topics.length);
  count('sector', [entry.sector], 1, assessor.sectors.includes(entry.sector) ? 1 : 0);
  count('district', [entry.district], 1, assessor.districts.includes(entry.district) ? 1 : 0);
  count('language', languages, 1, Math.min(1, languages.length));
  count('bid', [bid ?? 'none'], 100, worth);
  return { score: reasons.reduce((sum, { part }) => sum + part, 0), reasons };
}
