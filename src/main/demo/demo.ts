import type { Transaction } from 'kysely';
import { transact } from '../../platform/db/connect.ts';
import type { DB } from '../../platform/db/types.ts';
import type { Border } from '../../platform/http/bind.ts';
import { gatherCast } from './cast.ts';
import { playDrive } from './drive.ts';
import {
  at,
  callEdition,
  conferIt,
  decideIt,
  enter,
  openSelection,
  putOnNotice,
  recordFindings,
  type Selection,
  setUpProgramme,
} from './editions.ts';
import { awaitAssignment, describeAssessors, liftConflicts } from './assigning.ts';
import { assessAll, assignAll } from './judging.ts';
import { recordHistory } from './history.ts';
import { objectToFirst } from './objecting.ts';
import { DemoStage } from './stage.ts';

export interface DemoWishes {
  readonly seed: number;
  readonly now: Date;
  readonly passwordHash: string;
  readonly log: (sentence: string) => void;
}

/** The whole demonstration, once, into an empty installation. */
export async function playDemo(border: Border, wishes: DemoWishes): Promise<void> {
  await transact(border.db, 'write', (db) => play(border, db, wishes));
}

async function play(border: Border, db: Transaction<DB>, { seed, now, passwordHash, log }: DemoWishes): Promise<void> {
  const stage = new DemoStage(border, db, { seed, start: now });
  const days = (count: number) => new Date(now.getTime() + count * 86_400_000);
  stage.now = days(-420);
  log('Demonstration: people, bodies and 60 units');
  const cast = await gatherCast(stage, passwordHash);
  await recordHistory(stage, cast);
  const today = now.toLocaleDateString('sv-SE', { timeZone: border.zone });
  const selection = { ...(await openSelection(stage, cast, border.zone)), today };
  log('Demonstration: the edition before, from call to register');
  const programmeId = await setUpProgramme(
    selection,
    { zh: '示范市文明单位', en: 'Demonstration City Model Unit' },
    {
      zh: '综合性荣誉称号，每两年评选一届。演示数据，单位均为虚构。',
      en: 'A comprehensive title, awarded every two years. Demonstration data; all units are invented.',
    },
  );
  await describeAssessors(selection);
  await playFormerEdition(selection, programmeId);
  log('Demonstration: the present edition, in assessment');
  await playPresentEdition(selection, programmeId);
  log('Demonstration: other programmes at entry, decision and notice');
  await playNeighbours(selection);
  await awaitAssignment(selection, periodBefore(selection, 1));
  await playDrive(selection, passwordHash);
}

function periodBefore({ today }: Selection, yearsBack: number): readonly [string, string] {
  const year = Number(today.slice(0, 4)) - yearsBack;
  return [`${year - 1}-01-01`, `${year}-12-31`];
}

async function playFormerEdition(selection: Selection, programmeId: string): Promise<void> {
  const { stage, cast } = selection;
  const period = periodBefore(selection, 3);
  const days = {
    entry: [-380, -350],
    assessment: [-349, -320],
    decision: [-319, -310],
    notice: [-309, -290],
    conferral: [-289, -270],
  } as const;
  const edition = await callEdition(selection, { programmeId, number: 5, period, places: 12, days });
  stage.now = at(selection, -370);
  for (const unit of cast.units.slice(0, 18)) await enter(selection, edition, unit, 1);
  stage.now = at(selection, -340);
  await assignAll(selection, edition);
  await assessAll(selection, edition, 1);
  stage.now = at(selection, -318);
  await recordFindings(selection, edition);
  await decideIt(selection, edition);
  stage.now = at(selection, -309);
  const notice = await putOnNotice(selection, edition);
  stage.now = new Date(Date.parse(notice.closesAt) + 3_600_000);
  await conferIt(selection, edition);
}

async function playPresentEdition(selection: Selection, programmeId: string): Promise<void> {
  const { stage, cast } = selection;
  const days = {
    entry: [-45, -12],
    assessment: [-11, 18],
    decision: [19, 28],
    notice: [29, 45],
    conferral: [46, 60],
  } as const;
  const edition = await callEdition(selection, {
    programmeId,
    number: 6,
    period: periodBefore(selection, 1),
    places: 40,
    days,
  });
  stage.now = at(selection, -30);
  for (const [index, unit] of cast.units.slice(0, 58).entries())
    await enter(selection, edition, unit, index < 54 ? 1 : 0.6);
  stage.now = at(selection, -8);
  await liftConflicts(selection, edition);
  await assignAll(selection, edition);
  stage.now = at(selection, -3);
  await assessAll(selection, edition, 0.55);
}

/** Smaller programmes, one in each other stage, so that every door has something waiting. */
async function playNeighbours(selection: Selection): Promise<void> {
  const { stage, cast } = selection;
  const period = periodBefore(selection, 1);
  const invented = { zh: '演示数据。', en: 'Demonstration data.' };
  const entering = await setUpProgramme(
    selection,
    { zh: '示范市文明服务窗口', en: 'Demonstration City Service Counter' },
    invented,
  );
  const entered = await callEdition(selection, {
    programmeId: entering,
    number: 3,
    period,
    places: 6,
    days: { entry: [-10, 12], assessment: [13, 30], decision: [31, 36], notice: [37, 50], conferral: [51, 60] },
  });
  stage.now = at(selection, -5);
  for (const [index, unit] of cast.units.slice(6, 14).entries())
    await enter(selection, entered, unit, index === 0 ? 0.5 : index % 2 === 0 ? 1 : 0.4);

  const deciding = await setUpProgramme(
    selection,
    { zh: '示范市节约型单位', en: 'Demonstration City Thrift Unit' },
    invented,
  );
  const decided = await callEdition(selection, {
    programmeId: deciding,
    number: 2,
    period,
    places: 8,
    days: { entry: [-60, -40], assessment: [-39, -4], decision: [-3, 10], notice: [11, 25], conferral: [26, 40] },
  });
  stage.now = at(selection, -50);
  for (const unit of cast.units.slice(20, 34)) await enter(selection, decided, unit, 1);
  stage.now = at(selection, -30);
  await assignAll(selection, decided, { anchor: true });
  await assessAll(selection, decided, 1);
  stage.now = at(selection, -2);
  await recordFindings(selection, decided);

  const noticed = await setUpProgramme(
    selection,
    { zh: '示范市志愿服务先进单位', en: 'Demonstration City Volunteering Unit' },
    invented,
  );
  const onNotice = await callEdition(selection, {
    programmeId: noticed,
    number: 4,
    period,
    places: 5,
    days: { entry: [-80, -50], assessment: [-49, -12], decision: [-11, -4], notice: [-3, 12], conferral: [13, 30] },
  });
  stage.now = at(selection, -70);
  for (const unit of cast.units.slice(40, 47)) await enter(selection, onNotice, unit, 1);
  stage.now = at(selection, -40);
  await assignAll(selection, onNotice);
  await assessAll(selection, onNotice, 1);
  stage.now = at(selection, -10);
  await recordFindings(selection, onNotice);
  await decideIt(selection, onNotice);
  stage.now = at(selection, -2);
  const notice = await putOnNotice(selection, onNotice);
  await objectToFirst(selection, onNotice.editionId, notice.id);
}
