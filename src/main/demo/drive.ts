import { addDays } from '../../core/calendar.ts';
import { indicatorsOf } from '../../core/criteria/tree.ts';
import { openDrive, type readinesses, saveDriveIndicator } from '../../features/drives/contract.ts';
import { addEvidence } from '../../features/evidence/contract.ts';
import { addPerson, giveStanding } from '../../features/people/index.ts';
import { createDepartment, createEmployee } from '../../features/units/contract.ts';
import { demoEmail } from './cast.ts';
import type { DemoDrive } from './drive-cast.ts';
import { inspectDrive } from './drive-inspections.ts';
import { planDrive } from './drive-plan.ts';
import { givePoints } from './drive-points.ts';
import { at, type Selection } from './editions.ts';
import type { Player } from './stage.ts';

const departments = [
  { zh: '质量部', en: 'Quality' },
  { zh: '综合办公室', en: 'General Office' },
  { zh: '工会', en: 'Trade Union' },
];
const employeeCount = 8;
const unitPlace = 6;

/** Demonstration Unit 07 in the middle of its drive: what is done, what waits, and what is late. */
export async function playDrive(selection: Selection, passwordHash: string): Promise<void> {
  selection.stage.now = at(selection, -200);
  const drive = await openIt(selection, passwordHash);
  await getReady(selection, drive);
  await planDrive(selection, drive);
  await givePoints(selection, drive);
  await inspectDrive(selection, drive);
}

async function openIt(selection: Selection, passwordHash: string): Promise<DemoDrive> {
  const { stage, cast, packId, pack, today } = selection;
  const unit = cast.units[unitPlace];
  if (unit === undefined) throw new Error('the demonstration has no unit 07');
  const { unitId, coordinator } = unit;
  const params = { unitId };
  const departmentIds: string[] = [];
  for (const name of departments)
    departmentIds.push((await stage.call(coordinator, createDepartment, { params, body: { name } })).id);
  const employeeIds: string[] = [];
  for (let place = 1; place <= employeeCount; place += 1) {
    const name = `示范职工${place} Employee ${place}`;
    const departmentId = departmentIds[place % departmentIds.length] ?? null;
    const body = { name, staffNumber: `S${100 + place}`, isLeader: place === 2, departmentId };
    employeeIds.push((await stage.call(coordinator, createEmployee, { params, body })).id);
  }
  const [firstId = ''] = employeeIds;
  const [qualityId = ''] = departmentIds;
  const signIn = (name: string, part: string, place: { departmentId: string } | { employeeId: string }) =>
    stage.behind({ name: 'demonstration' }, async (ctx): Promise<Player> => {
      const personId = await addPerson(ctx, { name, email: demoEmail(part), passwordHash });
      const role = 'employeeId' in place ? 'employee' : 'department';
      await giveStanding(ctx, { personId, role, unitId, ...place });
      return { personId, name };
    });
  const employee = await signIn('示范职工1 Employee 1', 'employee', { employeeId: firstId });
  const quality = await signIn('示范质量员 Quality Officer', 'department', { departmentId: qualityId });
  const year = today.slice(0, 4);
  const body = {
    packId,
    name: `${year}年文明单位创建 Model Unit drive ${year}`,
    credo: '大处着眼，小处着手 Eyes for greatness, hands on details',
    periodFrom: `${year}-01-01`,
    periodTo: `${year}-12-31`,
  };
  const { id: driveId } = await stage.call(coordinator, openDrive, { params, body });
  const indicators = indicatorsOf(pack).map(({ number }) => number);
  return {
    unitId,
    driveId,
    coordinator,
    quality,
    employee: { ...employee, employeeId: firstId },
    employeeIds,
    indicators,
  };
}

type Readiness = (typeof readinesses)[number];

/** How ready the indicators are in turn; the last third is untouched. */
const pattern: readonly Readiness[] = ['ready', 'half', 'ready', 'begun', 'ready', 'half', 'not-begun'];
const draft = {
  zh: '本年度已制定计划、明确责任部门，按月开展并留存记录，职工参与面持续扩大。',
  en: 'Planned, given to a department, held every month and recorded; more people take part each time.',
};

async function getReady(selection: Selection, { driveId, unitId, coordinator, indicators }: DemoDrive): Promise<void> {
  const { stage, pack, today } = selection;
  stage.now = at(selection, -60);
  const covers = { from: `${today.slice(0, 4)}-01-01`, to: addDays(today, -61) };
  const lengths = new Map(indicatorsOf(pack).map(({ number, length }) => [number, length]));
  await stage.scene(coordinator, async (tell) => {
    const record = {
      kind: 'link',
      title: '创建工作台账 Drive records',
      url: 'https://example.org/drive-records',
      covers: covers.from <= covers.to ? covers : null,
    } as const;
    const { id } = await tell(addEvidence, { params: { unitId }, body: record });
    for (const [place, indicator] of indicators.slice(0, Math.ceil((indicators.length * 2) / 3)).entries()) {
      const readiness = pattern[place % pattern.length] ?? 'begun';
      const isWritten = readiness === 'ready' || readiness === 'half';
      const draftText = isWritten && lengths.get(indicator) !== undefined ? `${draft.zh} ${draft.en}` : '';
      const evidenceIds = readiness === 'ready' ? [id] : [];
      const body = { readiness, departmentId: null, draftText, evidenceIds };
      if (readiness !== 'not-begun')
        await tell(saveDriveIndicator, { params: { driveId, indicator }, body, ifMatch: 0 });
    }
  });
}
