import { addBody } from '../../features/bodies/index.ts';
import { addAssessor, addPerson, giveStanding } from '../../features/people/index.ts';
import { confirmUnit } from '../../features/units/contract.ts';
import { registerNewUnit } from '../../features/units/index.ts';
import type { DemoStage, Player } from './stage.ts';

export interface DemoUnit {
  readonly unitId: string;
  readonly coordinator: Player;
}

export interface DemoAssessor extends Player {
  readonly assessorId: string;
}

export interface Cast {
  readonly office: Player;
  /** Another member of the office, for what takes two. */
  readonly second: Player;
  readonly bodyId: string;
  readonly recordsBodyId: string;
  readonly units: readonly DemoUnit[];
  readonly assessors: readonly DemoAssessor[];
}

const unitCount = 60;
const assessorCount = 12;
const sectors = [
  '制造 Manufacturing',
  '卫生 Health',
  '教育 Education',
  '交通 Transport',
  '金融 Finance',
  '公共服务 Public service',
];
const districts = ['东城区 East District', '西城区 West District', '南城区 South District', '北城区 North District'];
const unitTypes = ['enterprise', 'institution', 'hospital', 'school', 'organ', 'social'];

/** The address by which somebody of the demonstration signs in. */
export function demoEmail(part: string): string {
  return `${part}@demo.example`;
}

/** Bodies, people and units, invented and named so that nobody takes them for real. */
export async function gatherCast(stage: DemoStage, passwordHash: string): Promise<Cast> {
  const person = async (name: string, part: string): Promise<Player> => {
    const personId = await stage.behind({ name: 'demonstration' }, (ctx) =>
      addPerson(ctx, { name, email: demoEmail(part), passwordHash }),
    );
    return { personId, name };
  };
  const office = await person('示范办 Olga', 'office');
  const founder = { name: office.name, actor: { ...office, standings: [] } };
  const body = await stage.behind(founder, (ctx) =>
    addBody(ctx, {
      name: { zh: '示范市文明创建办公室', en: 'Demonstration City Civilisation Office' },
      level: 'municipal',
      line: 'territorial',
    }),
  );
  // A minute later, so that the first body is the one that people meet.
  stage.now = new Date(stage.now.getTime() + 60_000);
  const records = await stage.behind(founder, (ctx) =>
    addBody(ctx, {
      name: { zh: '史料登记（据公开报道）', en: 'Recorded History (from public reports)' },
      level: 'municipal',
      line: 'none',
    }),
  );
  const second = await person('示范办 Oscar', 'office2');
  await stage.behind({ name: 'demonstration' }, (ctx) =>
    giveStanding(ctx, { personId: second.personId, role: 'office', bodyId: body.id }),
  );
  const units: DemoUnit[] = [];
  for (let index = 1; index <= unitCount; index += 1) units.push(await gatherUnit(stage, office, index, person));
  const assessors: DemoAssessor[] = [];
  for (let index = 1; index <= assessorCount; index += 1) {
    const name = `示范评审员${two(index)} Assessor ${two(index)}`;
    const player = await person(name, index === 1 ? 'assessor' : `assessor${two(index)}`);
    const employer = index <= 4 ? unitNames(index).zh : '示范大学 Demonstration University';
    const assessorId = await stage.behind({ name: 'demonstration' }, (ctx) =>
      addAssessor(ctx, {
        bodyId: body.id,
        personId: player.personId,
        name,
        employer,
        sectors: [sectors[index % sectors.length] ?? ''],
      }),
    );
    assessors.push({ ...player, assessorId });
  }
  return { office, second, bodyId: body.id, recordsBodyId: records.id, units, assessors };
}

async function gatherUnit(
  stage: DemoStage,
  office: Player,
  index: number,
  person: (name: string, part: string) => Promise<Player>,
): Promise<DemoUnit> {
  const coordinator = await person(
    `示范联络人${two(index)} Coordinator ${two(index)}`,
    index === 7 ? 'unit' : `unit${two(index)}`,
  );
  const names = unitNames(index);
  const unitId = await stage.behind(
    { name: coordinator.name, actor: { ...coordinator, standings: [] } },
    async (ctx) => {
      const id = await registerNewUnit(ctx, {
        nameZh: names.zh,
        nameEn: names.en,
        unitType: unitTypes[index % unitTypes.length] ?? 'other',
        sector: sectors[index % sectors.length] ?? '',
        district: districts[index % districts.length] ?? '',
      });
      await giveStanding(ctx, { personId: coordinator.personId, role: 'coordinator', unitId: id });
      return id;
    },
  );
  // The last two wait for the office, so that it has something to confirm.
  if (index <= unitCount - 2) await stage.call(office, confirmUnit, { params: { unitId }, ifMatch: 1 });
  return { unitId, coordinator };
}

export function unitNames(index: number): { zh: string; en: string } {
  return { zh: `示范单位${two(index)}`, en: `Demonstration Unit ${two(index)}` };
}

function two(index: number): string {
  return String(index).padStart(2, '0');
}
