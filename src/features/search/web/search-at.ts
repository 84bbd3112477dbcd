import { call } from '../../../platform/web/call.ts';
import type { Door } from '../../../platform/web/door-table.ts';
import { search, type searchKinds } from '../contract.ts';

type Kind = (typeof searchKinds)[number];

/** Where each kind is looked at; what has no page of its own is shown in its list. */
const addresses: Readonly<Record<Kind, (id: string, name: string) => string>> = {
  programme: (id) => `/programmes/${id}`,
  edition: (id) => `/editions/${id}`,
  unit: (id) => `/units/${id}`,
  entry: (id) => `/entries/${id}`,
  assessor: (id) => `/assessors/${id}`,
  sheet: (id) => `/sheets/${id}`,
  drive: (id) => `/drives/${id}`,
  task: (id) => `/tasks/${id}`,
  evidence: (_, name) => `/evidence?q=${encodeURIComponent(name)}`,
};

/** The search of a door: what the server finds there for the place that the person has chosen. */
export function searchAt(door: 'unit' | 'assessor' | 'office'): NonNullable<Door['search']> {
  return async (text, { bodyId, unitId }) => {
    const place = door === 'office' ? { bodyId } : door === 'unit' ? { unitId } : {};
    const { hits } = await call(search, { query: { door, q: text, ...(place as Record<string, string>) } });
    return hits.map(({ kind, id, name, of, edition }) => ({
      group: `search.${kind}`,
      name,
      of,
      edition,
      to: addresses[kind](id, name.zh),
    }));
  };
}
