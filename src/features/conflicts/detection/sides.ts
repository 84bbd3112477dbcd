import { dateAt } from '../../../core/calendar.ts';
import type { AssessorSide, EntrySide } from '../../../core/assignment/conflicts.ts';
import type { Ctx } from '../../../platform/ctx.ts';
import {
  type EmployerRow,
  listAffiliations,
  listAssessorSides,
  listBodiesAsUnits,
  listEarlierSheets,
  listEntrySides,
  listKnownConflicts,
  listUnitsNamed,
  type Scope,
} from './queries.ts';

/** What is known of both sides, as core looks at it, in a number of queries that does not grow with them. */
export async function loadSides({ db, zone }: Pick<Ctx, 'db' | 'zone'>, scope: Scope) {
  const entryRows = await listEntrySides(db, scope);
  const assessorRows = await listAssessorSides(db, scope);
  const assessorIds = assessorRows.map(({ assessorId }) => assessorId);
  const known = await listKnownConflicts(
    db,
    assessorIds,
    entryRows.map(({ unitId }) => unitId),
  );
  const earlier = await listEarlierSheets(db, scope.editionId, assessorIds);
  const names = assessorRows.flatMap(({ employers }) => employers.filter(isNameOnly).map(({ name }) => lower(name)));
  const unitsByName = Map.groupBy(await listUnitsNamed(db, [...new Set(names)]), ({ name }) => name);
  const unitOfBody = new Map((await listBodiesAsUnits(db)).map(({ id, unitId }) => [id, unitId!]));
  const places = placesOf(await listAffiliations(db), unitOfBody);
  const declared = Map.groupBy(known, ({ assessorId }) => assessorId);
  const sheets = Map.groupBy(earlier, ({ assessorId }) => assessorId);
  const entries: EntrySide[] = entryRows.map(({ entryId, unitId, recommendedBy }) => {
    return { entryId, unitId, ...places(unitId), recommendedBy };
  });
  const assessors: AssessorSide[] = assessorRows.map(({ assessorId, employers, bodies }) => ({
    assessorId,
    bodies,
    employers: employers.flatMap((employer) =>
      organisationsOf(employer, unitsByName, unitOfBody).map((organisationId) => ({
        organisationId,
        until: employer.until,
        ...places(organisationId),
      })),
    ),
    declared: (declared.get(assessorId) ?? []).map(({ unitId, kind }) => ({
      unitId,
      tie: kind === 'family' ? ('family' as const) : ('interest' as const),
    })),
    earlierSheets: (sheets.get(assessorId) ?? []).map(({ unitId, submittedAt }) => ({
      unitId,
      on: dateAt(submittedAt!.getTime(), zone),
    })),
  }));
  return { entryRows, assessorRows, entries, assessors, known };
}

const lower = (name: string) => name.trim().toLowerCase();
const isNameOnly = ({ unitId, bodyId }: EmployerRow) => unitId === null && bodyId === null;

/** One employer may be known under several identities: a body that is a unit too, two units of one name. */
function organisationsOf(
  { name, unitId, bodyId }: EmployerRow,
  unitsByName: ReadonlyMap<string, readonly { id: string }[]>,
  unitOfBody: ReadonlyMap<string, string>,
): string[] {
  if (unitId !== null) return [unitId];
  if (bodyId !== null) return [bodyId, ...[unitOfBody.get(bodyId)].filter((id) => id !== undefined)];
  return (unitsByName.get(lower(name)) ?? []).map(({ id }) => id);
}

type Affiliation = Awaited<ReturnType<typeof listAffiliations>>[number];

/** From a unit to those above it, nearest first, and to its group: its own, or the nearest stated above it. */
function placesOf(affiliations: readonly Affiliation[], unitOfBody: ReadonlyMap<string, string>) {
  const above = new Map(affiliations.map((row) => [row.unitId, row]));
  return (organisationId: string): { superiors: string[]; group: string | null } => {
    const superiors: string[] = [];
    let group: string | null = null;
    let at = above.get(organisationId);
    // A ring of superiors is an error of whoever wrote it down; it ends where it began.
    while (at !== undefined) {
      if (group === null && at.groupName.trim() !== '') group = lower(at.groupName);
      const next: string | null = at.superiorUnitId ?? at.superiorBodyId;
      if (next === null || next === organisationId || superiors.includes(next)) break;
      superiors.push(next);
      const asUnit: string = unitOfBody.get(next) ?? next;
      if (asUnit !== next && !superiors.includes(asUnit)) superiors.push(asUnit);
      at = above.get(asUnit);
    }
    return { superiors, group };
  };
}
