/** What a unit holds already may bar it: for years after a win, or from two sister honours in one year. */
import { addMonths } from '../calendar.ts';
import type { IsoDate } from '../calendar.ts';
import type { Bar, Pack } from '../criteria/pack.ts';
import type { Finding, Occasion } from '../scoring/gates.ts';

/** A conferral in the unit's history, by the programme's id as the pack names it. */
export interface Held {
  readonly programme: string;
  readonly conferredOn: IsoDate;
}

/** A finding for every bar that a conferral in the unit's history sets. */
export function barFindings(pack: Pack, held: readonly Held[], occasion: Occasion): readonly Finding[] {
  return (pack.bars ?? []).flatMap((bar) => {
    const relevant = held
      .filter(({ programme, conferredOn }) => bar.programmes.includes(programme) && conferredOn <= occasion.asOf)
      .toSorted((a, b) => (a.conferredOn < b.conferredOn ? 1 : -1));
    const barring = relevant.find((one) => isBarred(bar, one, occasion.asOf));
    return barring === undefined ? [] : [findingOf(bar, barring)];
  });
}

function isBarred(bar: Bar, { conferredOn }: Held, asOf: IsoDate): boolean {
  if (bar.kind === 'same-year') return conferredOn.slice(0, 4) === asOf.slice(0, 4);
  return asOf < addMonths(conferredOn, 12 * bar.years);
}

function findingOf(bar: Bar, { programme, conferredOn }: Held): Finding {
  const params = { bar: bar.id, programme, conferredOn };
  const texts = { text: bar.text };
  if (bar.kind === 'same-year') return { holds: false, line: { code: 'barred-in-same-year', params, texts } };
  const until = addMonths(conferredOn, 12 * bar.years);
  return { holds: false, line: { code: 'barred-after-win', params: { ...params, years: bar.years, until }, texts } };
}
