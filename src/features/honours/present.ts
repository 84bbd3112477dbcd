import type { Honour, HonourKind, HonourStatus } from '../../core/terms/honour.ts';
import { statusOn } from '../../core/terms/honour.ts';
import type { ReplyOf } from '../../platform/operation.ts';
import type { listHonours } from './contract.ts';
import type { HonourRow } from './queries.ts';

export type HonourReply = ReplyOf<typeof listHonours>['items'][number];

/** The register's row as core reasons about it. */
export function honourOf(row: HonourRow): Honour {
  const { periodFrom, periodTo, edition, batch } = row;
  const period = periodFrom === null || periodTo === null ? null : { from: periodFrom, to: periodTo };
  return {
    programme: row.programmeId,
    kind: row.kind as HonourKind,
    edition:
      edition === '' ? null : { label: edition, number: /^\d{1,4}$/.test(edition) ? Number(edition) : null, period },
    unit: row.unitId,
    sector: row.sector === '' ? null : row.sector,
    batch: /^\d{1,6}$/.test(batch) ? Number(batch) : null,
    conferredOn: row.conferredOn,
    validFrom: row.validFrom,
    validTo: row.validTo,
    history: row.history.map(({ status, effectiveOn, ground }) => ({
      status,
      from: effectiveOn,
      ground: ground === '' ? null : ground,
      document: null,
    })),
  };
}

export function statusToday(row: HonourRow, today: string): HonourStatus | null {
  return statusOn(honourOf(row), today);
}

export function honourReply(row: HonourRow, today: string): HonourReply {
  const { programmeZh, programmeEn, bodyZh, bodyEn, unitNameZh, unitNameEn, ...rest } = row;
  return {
    ...rest,
    kind: row.kind as HonourKind,
    origin: row.origin as HonourReply['origin'],
    programmeName: { zh: programmeZh, en: programmeEn },
    bodyName: { zh: bodyZh, en: bodyEn },
    unitName: { zh: unitNameZh, en: unitNameEn },
    status: statusToday(row, today) ?? 'valid',
  };
}
