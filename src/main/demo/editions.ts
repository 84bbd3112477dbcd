import type { Pack, ProgrammeKind } from '../../core/criteria/pack.ts';
import { indicatorsOf } from '../../core/criteria/tree.ts';
import { addDays, dateAt, startOfDay } from '../../core/calendar.ts';
import { type StageKind, stageKinds } from '../../core/stages.ts';
import { createEdition, openEdition } from '../../features/editions/contract.ts';
import { openEntry, saveAnswer, submitEntry } from '../../features/entries/contract.ts';
import { addEvidence } from '../../features/evidence/contract.ts';
import { conferEdition } from '../../features/honours/contract.ts';
import { lodgeObjection, listObjections, publishNotice, ruleOnObjection } from '../../features/notices/contract.ts';
import { getPack, importPack } from '../../features/packs/contract.ts';
import { createProgramme } from '../../features/programmes/contract.ts';
import { decideEdition, getRanking } from '../../features/rankings/contract.ts';
import { recordFacts, recordIncident } from '../../features/findings/contract.ts';
import type { Cast, DemoUnit } from './cast.ts';
import type { DemoStage } from './stage.ts';

export interface Selection {
  readonly stage: DemoStage;
  readonly cast: Cast;
  readonly packId: string;
  readonly pack: Pack;
  readonly zone: string;
  /** The day of the first start. */
  readonly today: string;
}

/** The instant so many days from the first day, at an hour of the zone. */
export function at({ today, zone }: Pick<Selection, 'today' | 'zone'>, days: number, hour = 9): Date {
  return new Date(startOfDay(addDays(today, days), zone) + hour * 3_600_000);
}

export async function openSelection(stage: DemoStage, cast: Cast, zone: string): Promise<Selection> {
  const { office, bodyId } = cast;
  const { id: packId } = await stage.call(office, importPack, {
    body: { bodyId, shipped: 'shanghai-model-unit.yaml' },
  });
  const { content: pack } = await stage.call(office, getPack, { params: { packId } });
  return { stage, cast, packId, pack, zone, today: dateAt(stage.now.getTime(), zone) };
}

interface Plan {
  readonly programmeId: string;
  readonly number: number;
  readonly period: readonly [string, string];
  readonly places: number;
  /** First day and last day of each stage, counted from the first day of the demonstration. */
  readonly days: Readonly<Record<StageKind, readonly [number, number]>>;
}

export async function setUpProgramme(
  { stage, cast }: Selection,
  name: { zh: string; en: string },
  description: { zh: string; en: string },
  kind: ProgrammeKind = 'title',
): Promise<string> {
  const body = { bodyId: cast.bodyId, kind, name, description };
  return (await stage.call(cast.office, createProgramme, { body })).id;
}

export interface OpenEdition {
  readonly editionId: string;
  readonly period: readonly [string, string];
}

/** Drafts the edition two days before its entry stage, and opens it. */
export async function callEdition(
  selection: Selection,
  { programmeId, number, period, places, days }: Plan,
): Promise<OpenEdition> {
  const { stage, cast, packId } = selection;
  stage.now = at(selection, days.entry[0] - 2);
  const stages = stageKinds.map((kind) => ({
    kind,
    opensAt: at(selection, days[kind][0], 0),
    closesAt: at(selection, days[kind][1], 24),
  }));
  const body = { programmeId, packId, number, periodFrom: period[0], periodTo: period[1], places, stages };
  return stage.scene(cast.office, async (tell) => {
    const { id, version } = await tell(createEdition, { body });
    await tell(openEdition, { params: { editionId: id }, ifMatch: version });
    return { editionId: id, period };
  });
}

const remarks = [
  { zh: '本项工作有计划、有责任人、有记录，全年持续开展。', en: 'Planned, assigned, recorded, and kept up all year.' },
  {
    zh: '形成了常态机制，职工参与面广，效果经抽查属实。',
    en: 'A standing practice with wide participation; spot checks confirmed it.',
  },
  { zh: '按要求完成，并结合本单位特点作了改进。', en: 'Done as asked, and improved to suit this unit.' },
];

/** A unit enters: evidence, answers to so many of the indicators, and the submission if all are answered. */
export async function enter(
  selection: Selection,
  { editionId, period }: OpenEdition,
  { unitId, coordinator }: DemoUnit,
  share: number,
): Promise<void> {
  const { stage, pack } = selection;
  const indicators = indicatorsOf(pack).filter(({ number }) => !isSpecial(pack, number));
  const answered = indicators.slice(0, Math.ceil(indicators.length * share));
  await stage.scene(coordinator, async (tell) => {
    const entry = await tell(openEntry, { body: { editionId, unitId } });
    const report = {
      kind: 'link',
      title: '年度工作总结 Annual report',
      url: 'https://example.org/annual-report',
      covers: { from: period[0], to: period[1] },
    } as const;
    const evidence = await tell(addEvidence, { params: { unitId }, body: report });
    for (const { number, length } of answered) {
      const remark = remarks[stage.random.below(remarks.length)] ?? remarks[0];
      await tell(saveAnswer, {
        params: { entryId: entry.id, indicator: number },
        body: { text: length === undefined ? '' : `${remark?.zh} ${remark?.en}`, evidenceIds: [evidence.id] },
        ifMatch: 0,
      });
    }
    stage.now = new Date(stage.now.getTime() + 60_000 + stage.random.below(600_000));
    if (share >= 1) await tell(submitEntry, { params: { entryId: entry.id } });
  });
}

export function isSpecial(pack: Pack, number: string): boolean {
  return (pack.special?.criteria ?? []).some((node) => number === node.number || number.startsWith(`${node.number}-`));
}

/** What the office found out about each entry for the gates; one fails a gate, one has an incident. */
export async function recordFindings(
  { stage, cast, today }: Selection,
  { editionId, period }: OpenEdition,
): Promise<void> {
  const { lines } = await stage.call(cast.office, getRanking, { params: { editionId } });
  await stage.scene(cast.office, async (tell) => {
    const inOrder = lines.toSorted((a, b) => (a.number < b.number ? -1 : 1));
    for (const [index, { entryId }] of inOrder.entries()) {
      const part = index === 4 ? 171 : 182 + stage.random.below(18);
      await tell(recordFacts, {
        params: { entryId },
        body: { facts: { organised: true, satisfaction: { part, whole: 200 } } },
      });
      if (index === 5) {
        await tell(recordIncident, {
          params: { entryId },
          body: {
            veto: 'safety',
            happenedOn: addDays(period[1] < today ? period[1] : today, -60),
            ground: '示范：一起安全事故 Demonstration: a safety accident',
            confirmed: true,
          },
        });
      }
    }
  });
}

export async function decideIt({ stage, cast }: Selection, { editionId }: OpenEdition): Promise<void> {
  await stage.call(cast.office, decideEdition, {
    params: { editionId },
    body: { reasons: '按考评标准和名额评定。 Decided by the rule of the pack and its places.' },
  });
}

export async function putOnNotice(
  { stage, cast }: Selection,
  { editionId }: OpenEdition,
): Promise<{ id: string; closesAt: string }> {
  const text = {
    zh: '现将拟命名单位予以公示。对名单有异议的，请在公示期内提出。',
    en: 'The units to be named are published here. Objections can be lodged while the notice runs.',
  };
  const { id, closesAt } = await stage.call(cast.office, publishNotice, { params: { editionId }, body: { text } });
  return { id, closesAt: new Date(closesAt).toISOString() };
}

/** Somebody objects; the office answers unless the objection is left for the reader to answer. */
export async function objectTo(
  { stage, cast }: Selection,
  noticeId: string,
  entryId: string,
  isAnswered: boolean,
): Promise<void> {
  const visitor = { personId: cast.units[0]?.coordinator.personId ?? '', name: 'visitor' };
  await stage.call(visitor, lodgeObjection, {
    params: { noticeId },
    body: {
      entryId,
      form: 'signed',
      personName: '示范群众 A. Citizen',
      contact: 'citizen@demo.example',
      grounds:
        '示范异议：该单位门前停车秩序长期混乱，请核实。 Demonstration: parking at its gate is in disorder; please look into it.',
    },
  });
  if (!isAnswered) return;
  const { items } = await stage.call(cast.office, listObjections, { query: { limit: 50, state: 'open' } });
  for (const { id } of items.filter((objection) => objection.noticeId === noticeId)) {
    await stage.call(cast.office, ruleOnObjection, {
      params: { objectionId: id },
      body: {
        outcome: 'rejected',
        answer: '经现场核实，问题已于上月整改完毕。 Checked on site: put right last month.',
      },
    });
  }
}

export async function conferIt({ stage, cast }: Selection, { editionId }: OpenEdition): Promise<void> {
  await stage.call(cast.office, conferEdition, { params: { editionId } });
}
