import type { AnyOperation } from '../../../platform/operation.ts';
import { listWaiting } from '../../waiting/contract.ts';
import {
  getMyPoints,
  getPointsSummary,
  getSlip,
  listMySlips,
  listPointsAccounts,
  listPostings,
  listSlips,
} from '../contract.ts';

/** What a signature makes old: slip, balances, ledger and what waits change in one act. */
export const readsOfPoints: readonly AnyOperation[] = [
  getPointsSummary,
  listPointsAccounts,
  listPostings,
  listSlips,
  getSlip,
  getMyPoints,
  listMySlips,
  listWaiting,
];
