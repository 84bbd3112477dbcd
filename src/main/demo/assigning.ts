import { describeAssessor, getAssessorProfile } from '../../features/assessors/contract.ts';
import { setAssignmentPlan, setEntryTraits } from '../../features/assignment-plans/contract.ts';
import { giveBid, listEntriesToBid } from '../../features/bids/contract.ts';
import { listTies } from '../../features/conflicts/contract.ts';
import { decideLifting, requestLifting } from '../../features/liftings/contract.ts';
import { addDays } from '../../core/calendar.ts';
import { unitNames } from './cast.ts';
import { at, callEdition, enter, type OpenEdition, type Selection, setUpProgramme } from './editions.ts';

const topics = [
  '质量管理 Quality',
  '安全生产 Safety',
  '环境保护 Environment',
  '志愿服务 Volunteering',
  '企业文化 Culture',
];
const districts = ['东城区 East District', '西城区 West District', '南城区 South District', '北城区 North District'];

/** Every third topic, so that neighbours know different things. */
function topicsOf(index: number): string[] {
  return [0, 2].map((step) => topics[(index + step) % topics.length] ?? '');
}

/** What assessors are known for, and whom they worked for: the fifth and sixth for the unit of their number. */
export async function describeAssessors({ stage, cast, today }: Selection): Promise<void> {
  for (const [index, assessor] of cast.assessors.entries()) {
    const params = { assessorId: assessor.assessorId };
    const former = { name: unitNames(index + 1).zh, from: addDays(today, -4000), until: addDays(today, -1300) };
    await stage.scene(assessor, async (tell) => {
      const { sectors, employers, version } = await tell(getAssessorProfile, { params });
      const present = employers.map(({ name, from, until }) => ({ name, from, until }));
      await tell(describeAssessor, {
        params,
        ifMatch: version,
        body: {
          sectors,
          topics: topicsOf(index),
          districts: [districts[index % districts.length] ?? ''],
          languages: index % 3 === 0 ? ['zh', 'en'] : ['zh'],
          mostEntries: null,
          employers: index === 4 || index === 5 ? [...present, former] : present,
        },
      });
    });
  }
}

/** Two people of the office: one tie that time has loosened is lifted, another waits for the second of them. */
export async function liftConflicts({ stage, cast }: Selection, { editionId }: OpenEdition): Promise<void> {
  const { items } = await stage.call(cast.office, listTies, { params: { editionId }, query: { limit: 200 } });
  const former = items.filter(({ kind, on }) => kind === 'employer' && on !== null);
  for (const [index, tie] of former.entries()) {
    const { entryId, assessorId, through } = tie;
    const reason = '离职已三年多，未再往来。 Left more than three years ago, no dealings since.';
    const body = { entryId, assessorId, kind: 'employer' as const, through, reason };
    if (index > 0) {
      await stage.call(cast.second, requestLifting, { body });
      continue;
    }
    const { liftingId } = await stage.call(cast.office, requestLifting, { body });
    await stage.call(cast.second, decideLifting, {
      params: { liftingId },
      body: { outcome: 'lifted', reason: '情况属实，同意。 Checked and agreed.' },
    });
  }
}

const entryCount = 10;

/** An edition whose entries are in and wait to be assigned: assessors have said what they wish. */
export async function awaitAssignment(selection: Selection, period: readonly [string, string]): Promise<void> {
  const { stage, cast } = selection;
  const programmeId = await setUpProgramme(
    selection,
    { zh: '示范市质量标杆单位', en: 'Demonstration City Quality Benchmark Unit' },
    { zh: '申报已截止，等待分配评审员。演示数据。', en: 'Entries are in and wait to be assigned. Demonstration data.' },
    'benchmark',
  );
  const edition = await callEdition(selection, {
    programmeId,
    number: 2,
    period,
    places: 6,
    days: { entry: [-30, -4], assessment: [-3, 24], decision: [25, 33], notice: [34, 48], conferral: [49, 60] },
  });
  stage.now = at(selection, -9);
  for (const unit of cast.units.slice(0, entryCount)) await enter(selection, edition, unit, 1);
  stage.now = at(selection, -2);
  const { editionId } = edition;
  const weights = { topic: 40, sector: 25, district: -5, language: 10, bid: 20 };
  await stage.call(cast.office, setAssignmentPlan, {
    params: { editionId },
    ifMatch: 0,
    body: { weights, bidsOpen: true },
  });
  const wishes = ['eager', 'willing', 'reluctant'] as const;
  for (const [index, assessor] of cast.assessors.slice(0, 6).entries()) {
    await stage.scene(assessor, async (tell) => {
      const { items } = await tell(listEntriesToBid, { query: { limit: 200 } });
      for (const [place, { entryId }] of items.entries()) {
        const wish = wishes[(index + place) % 5];
        if (wish !== undefined) await tell(giveBid, { params: { entryId }, body: { wish } });
      }
    });
  }
  const { items } = await stage.call(cast.assessors[6] ?? cast.office, listEntriesToBid, { query: { limit: 200 } });
  await stage.scene(cast.office, async (tell) => {
    for (const [index, { entryId }] of items.entries()) {
      const body = { topics: topicsOf(index), languages: index % 4 === 0 ? ['zh', 'en'] : ['zh'], recommendedBy: [] };
      await tell(setEntryTraits, { params: { entryId }, ifMatch: 0, body });
    }
  });
}
