import type { RegisterHonour } from '../../core/claims/register.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { honourOf } from './present.ts';
import { listAllHonours } from './queries.ts';

/** The register as claims are held against it: every name of a programme and a unit counts. */
export async function loadRegisterHonours({ db }: Pick<Ctx, 'db'>): Promise<RegisterHonour[]> {
  return (await listAllHonours(db)).map((row) => {
    const honour = honourOf(row);
    const names = (...all: string[]) => [...new Set(all)];
    return {
      programme: { id: row.programmeId, names: names(row.programmeEn, row.programmeZh) },
      unit: { id: row.unitId, names: names(row.unitNameEn, row.unitNameZh) },
      kind: honour.kind,
      edition: row.edition === '' ? null : row.edition,
      period: honour.edition?.period ?? null,
      sector: honour.sector,
      district: row.district === '' ? null : row.district,
      batch: honour.batch,
      conferredOn: row.conferredOn,
      validFrom: row.validFrom,
      validTo: row.validTo,
      status: row.history.at(-1)?.status ?? 'valid',
      citation: row.citation === '' ? null : row.citation,
    };
  });
}
