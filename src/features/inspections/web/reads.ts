import type { AnyOperation } from '../../../platform/operation.ts';
import { getDrive, listDrives } from '../../drives/contract.ts';
import { listWaiting } from '../../waiting/contract.ts';
import { getFinding, getInspection, listFindings, listInspections, listMyRectifications } from '../contract.ts';

/** What a change of a finding makes old: it counts on its inspection and on the readiness of its indicator. */
export const readsOfFindings: readonly AnyOperation[] = [
  listInspections,
  getInspection,
  listFindings,
  getFinding,
  listMyRectifications,
  listDrives,
  getDrive,
  listWaiting,
];
