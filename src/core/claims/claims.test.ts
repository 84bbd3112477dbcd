import { describe, expect, test } from 'vitest';
import { checkClaims } from './check-claims.ts';
import type { Claim } from './check-claims.ts';
import { prepareRegister } from './register.ts';
import type { RegisterHonour } from './register.ts';

/** A row, shortly: programme (its names parted by |), edition, years, unit (names parted by |), and what else is known. */
function row(
  programme: string,
  edition: string | null,
  years: [number, number] | null,
  unit: string,
  more: Partial<RegisterHonour> = {},
): RegisterHonour {
  const named = (names: string) => ({ id: names.split('|')[0] as string, names: names.split('|') });
  return {
    programme: named(programme),
    kind: 'title',
    edition,
    period: years && { from: `${years[0]}-01-01`, to: `${years[1]}-12-31` },
    unit: named(unit),
    sector: null,
    district: null,
    batch: null,
    conferredOn: null,
    validFrom: null,
    validTo: null,
    status: 'valid',
    citation: null,
    ...more,
  };
}

const modelUnit = 'Shanghai Municipality Model Unit|上海市文明单位';
const goldPrize = 'Shanghai Municipality Quality Gold Prize|上海市质量金奖';
const benchmark = 'Shanghai Municipality Quality Benchmark|上海市质量标杆';
const brand = 'Shanghai Brand|上海品牌';
const topTen = 'Top 10 Templates for Headquarters Economy in Pudong|浦东新区总部经济十大经典样本';
const greenFactory = 'Northport Green Factory Certification';
const excellence = 'Northport City Excellence Award in Public Service';
const safety = 'Safety Culture Prize|安全文化奖';

const micro = 'Shanghai MicroPort Medical (Group) Co., Ltd.|上海微创医疗器械（集团）有限公司';
const steel = 'Shanghai Zhenhai Steel Co., Ltd.|上海振海钢铁有限公司';
const school = 'Shanghai Boya Middle School|上海市博雅中学';
const dairy = 'Oriental Meadow Dairy Co., Ltd.|东方牧场乳业股份有限公司';
const hospital = 'Harbour Light Hospital|海港之光医院';
const demo = 'Demonstration Unit 07|示范单位07';

const register = prepareRegister([
  row(modelUnit, '17', [2013, 2014], micro, { sector: 'medical device', status: 'renewed' }),
  row(modelUnit, '18', [2015, 2016], micro, { sector: 'medical device', status: 'renewed' }),
  row(modelUnit, '19', [2017, 2018], micro, { sector: 'medical device', conferredOn: '2019-04-10' }),
  row(modelUnit, '17', [2013, 2014], school),
  row(modelUnit, '19', [2017, 2018], school, { conferredOn: '2019-04-10' }),
  row(modelUnit, '18', [2015, 2016], steel, { status: 'revoked' }),
  row(goldPrize, '2018', [2018, 2018], micro, { kind: 'prize', sector: 'medical device' }),
  row(goldPrize, '2016', [2016, 2016], steel, { kind: 'prize', sector: 'steel' }),
  row(goldPrize, '2017', [2017, 2017], 'Pujiang Steel Works|浦江钢厂', { kind: 'prize', sector: 'steel' }),
  row(benchmark, '2018', [2018, 2018], micro, {
    kind: 'benchmark',
    citation:
      'Experience in the Practice of Implementing the Management Model for the Fusion of Technological Innovation and Commercialization',
  }),
  row(brand, null, null, micro, { kind: 'certification', batch: 1, sector: 'medical device' }),
  row(brand, null, null, dairy, {
    kind: 'certification',
    batch: 2,
    sector: 'food',
    validFrom: '2016-01-01',
    validTo: '2018-12-31',
  }),
  row(topTen, '5', null, micro, { kind: 'list' }),
  ...[2015, 2016, 2018, 2019].map((year) => row(excellence, String(year), null, hospital, { kind: 'prize' })),
  row(excellence, '2017', null, demo, { kind: 'prize' }),
  row(greenFactory, '3', [2020, 2022], demo, { kind: 'certification', conferredOn: '2020-06-05' }),
  row(safety, '1', [2021, 2021], demo, { kind: 'prize' }),
]);

function check(text: string): Claim[] {
  return checkClaims(text, register, { asOf: '2022-12-31' });
}

/** Verdict and codes of every claim, as one line each. */
function outcome(text: string): string[] {
  return check(text).map((claim) => `${claim.verdict}: ${claim.findings.map((one) => one.code).join(' ')}`);
}

describe('English texts', () => {
  test.each<[string, string[]]>([
    // true, in many wordings
    ['MicroPort was awarded the 2018 Shanghai Municipality Quality Gold Prize.', ['supported: honour-held']],
    ['In 2018, MicroPort won the Shanghai Quality Gold Prize.', ['supported: honour-held']],
    [
      'Shanghai Boya Middle School was named a Shanghai Municipality Model Unit (2017-2018).',
      ['supported: honour-held'],
    ],
    [
      'Shanghai Boya Middle School was named a Shanghai Municipality Model Unit in the 19th edition.',
      ['supported: honour-held'],
    ],
    [
      'The nineteenth Shanghai Model Unit title went public; MicroPort received the title of Shanghai Municipality Model Unit on 10 April 2019.',
      ['supported: honour-held conferred-on'],
    ],
    [
      'The 2016 Shanghai Municipality Quality Gold Prize was awarded to Shanghai Zhenhai Steel Co., Ltd.',
      ['supported: honour-held'],
    ],
    [
      'Harbour Light Hospital received the Northport City Excellence Award in Public Service in 2018.',
      ['supported: honour-held'],
    ],
    [
      'Harbour Light Hospital has won the Northport City Excellence Award in Public Service four times.',
      ['supported: honour-held times-held'],
    ],
    [
      'Harbor Light Hospital won the 2019 Northport City Excellence Award in Public Service for the second consecutive year.',
      ['supported: honour-held consecutive-years-held-undated'],
    ],
    ['Demonstration Unit 07 holds the Northport Green Factory Certification.', ['supported: honour-held']],
    ['Demonstration Unit 07 won the first Safety Culture Prize.', ['supported: honour-held']],
    [
      'MicroPort has held the Shanghai Municipality Model Unit title since 2013.',
      ['supported: honour-held held-since'],
    ],
    [
      'MicroPort was in the first batch to pass the Shanghai Brand certification.',
      ['supported: honour-held-undated first-batch'],
    ],
    [
      'For three editions in a row, MicroPort has been named a Shanghai Municipality Model Unit.',
      ['supported: honour-held consecutive-editions-held'],
    ],
    [
      'MicroPort was awarded the title of Shanghai Municipality Model Unit. It has held the title for five consecutive years.',
      ['supported: honour-held', 'supported: honour-held consecutive-years-held'],
    ],
    ['MicroPort, a Shanghai Municipality Model Unit, opened a new plant.', ['supported: honour-held']],
    ['The Shanghai Municipality Quality Gold Prize 2018 went to MicroPort.', ['supported: honour-held']],
    ['MicroPort was a Shanghai Model Unit every year from 2013 to 2018.', ['supported: honour-held']],
    [
      'The Municipal Government conferred the title of Shanghai Municipality Model Unit on MicroPort.',
      ['supported: honour-held'],
    ],
    // false
    ['MicroPort was a Shanghai Model Unit every year from 2011 to 2018.', ['contradicted: edition-not-held']],
    ['MicroPort was awarded the Shanghai Municipality Quality Gold Medal.', ['contradicted: different-honour']],
    ['MicroPort was awarded the 2017 Shanghai Municipality Quality Gold Prize.', ['contradicted: edition-not-held']],
    [
      'MicroPort is one of the first holders of the 20th Shanghai Municipality Model Unit title.',
      ['contradicted: edition-not-held not-first-edition'],
    ],
    [
      'MicroPort has been a Shanghai Municipality Model Unit for seven consecutive years.',
      ['contradicted: honour-held consecutive-years-fewer'],
    ],
    [
      'MicroPort has been a Shanghai Municipality Model Unit for six consecutive editions.',
      ['contradicted: honour-held consecutive-editions-fewer'],
    ],
    [
      'MicroPort has held the Shanghai Municipality Model Unit title since 2004.',
      ['contradicted: honour-held held-since-later'],
    ],
    ['MicroPort won the Shanghai Municipality Quality Silver Prize in 2018.', ['contradicted: different-honour']],
    ['MicroPort is a National Model Unit.', ['contradicted: different-level']],
    ['MicroPort won the Beijing Quality Gold Prize.', ['contradicted: different-level']],
    [
      'MicroPort was named a Shanghai Municipality Model Unit in the 19th edition (2015-2016).',
      ['contradicted: edition-period-differs'],
    ],
    [
      'MicroPort received the title of Shanghai Municipality Model Unit on 12 April 2019.',
      ['contradicted: honour-held conferred-on-differs'],
    ],
    [
      'Shanghai Zhenhai Steel Co., Ltd. was named a Shanghai Municipality Model Unit.',
      ['contradicted: honour-held honour-revoked'],
    ],
    [
      'Oriental Meadow Dairy was among the first to pass the Shanghai Brand certification.',
      ['contradicted: honour-held-undated honour-not-in-force not-first-batch'],
    ],
    [
      'Oriental Meadow Dairy holds the Shanghai Brand certification.',
      ['contradicted: honour-held-undated honour-not-in-force'],
    ],
    [
      'Harbour Light Hospital won the Northport City Excellence Award in Public Service for five consecutive years.',
      ['contradicted: honour-held consecutive-years-fewer'],
    ],
    [
      'Harbour Light Hospital received the Northport City Excellence Award in Public Service for the fifth time.',
      ['contradicted: honour-held times-fewer'],
    ],
    [
      'Zhenhai Steel is the only winner of the Shanghai Municipality Quality Gold Prize from the steel industry since its establishment.',
      ['contradicted: honour-held only-others'],
    ],
    [
      'MicroPort won the Shanghai Municipality Quality Benchmark for “Lean Ward Management with Robots”.',
      ['contradicted: honour-held citation-differs'],
    ],
    [
      'The results of the 21st edition of the Shanghai Municipality Model Unit Selection were announced today.',
      ['contradicted: edition-unknown'],
    ],
    // not held at all, or by nobody the register knows
    ['Shanghai Boya Middle School won the Shanghai Municipality Quality Gold Prize.', ['not-held: honour-not-held']],
    [
      'Beta Robotics Co., Ltd. was awarded the Shanghai Municipality Quality Gold Prize in 2018.',
      ['not-held: unit-not-in-register'],
    ],
    // slips
    ['MicroPort won the title of 218 Shanghai Municipality Quality Benchmark.', ['wrong-edition: edition-slip']],
    ['MicroPort won the 2081 Shanghai Municipality Quality Gold Prize.', ['wrong-edition: edition-slip']],
    ['MicroPort was named a Shanghai Municipality Model Unit in the 119th edition.', ['wrong-edition: edition-slip']],
    ['MicroPort passed the Shanghai Band certification.', ['misspelt: name-misspelt honour-held-undated']],
    ['MicroPort won the Shanghai Muncipality Quality Gold Prize in 2018.', ['misspelt: name-misspelt honour-held']],
    [
      'MicroPort is one of the 5th generation of Top Ten Templates for Headquarters Ecomony in Pudong.',
      ['misspelt: name-misspelt honour-held'],
    ],
    // like none
    ['MicroPort won the National Patent Award in 2018.', ['no-such-honour: honour-not-in-register']],
    ['MicroPort received the title of Famous Export Enterprise.', ['no-such-honour: honour-not-in-register']],
    ['MicroPort won the Shanghai Quality Prize.', ['no-such-honour: name-differs']],
    // not to be told
    [
      'In 2019 MicroPort was awarded the Shanghai Municipality Quality Gold Prize.',
      ['cannot-tell: edition-not-recorded'],
    ],
    [
      'MicroPort is the only winner of the Shanghai Municipality Quality Gold Prize from the toy industry since its inception.',
      ['cannot-tell: honour-held sector-not-recorded'],
    ],
    [
      'The company was one of the first to receive the Shanghai Brand certification.',
      ['supported: honour-held-undated first-batch'],
    ],
  ])('%s', (text, expected) => {
    const named = text.startsWith('The company') ? `MicroPort is growing. ${text}` : text;
    expect(outcome(named)).toEqual(expected);
  });
});

describe('Chinese texts', () => {
  test.each<[string, string[]]>([
    ['上海微创医疗器械（集团）有限公司荣获2018年度上海市质量金奖。', ['supported: honour-held']],
    ['上海市博雅中学被评为第十九届（2017—2018年度）上海市文明单位。', ['supported: honour-held']],
    [
      '上海微创医疗器械（集团）有限公司（以下简称“微创”）连续六年蝉联上海市文明单位称号。',
      ['supported: honour-held consecutive-years-held'],
    ],
    [
      '上海微创医疗器械（集团）有限公司（以下简称“微创”）表现优异。微创连续三届获评上海市文明单位。',
      ['supported: honour-held consecutive-editions-held'],
    ],
    [
      '微创医疗首批通过“上海品牌”认证，并入选第五届浦东新区总部经济十大经典样本。',
      ['supported: honour-held-undated first-batch', 'supported: honour-held'],
    ],
    ['微创医疗是医疗器械行业唯一获得上海市质量金奖的企业。', ['cannot-tell: honour-held sector-not-recorded']],
    ['2019年4月10日，微创医疗荣获第十九届上海市文明单位称号。', ['supported: honour-held conferred-on']],
    ['海港之光医院2018年获得Northport City Excellence Award in Public Service。', ['supported: honour-held']],
    ['示范单位07获得首届安全文化奖。', ['supported: honour-held']],
    ['第十九届上海市文明单位评选结果于2019年4月10日公布。', ['supported: edition-known conferred-on']],
    // false
    ['微创医疗连续七年被评为上海市文明单位。', ['contradicted: honour-held consecutive-years-fewer']],
    ['微创医疗荣获第二十届上海市文明单位称号。', ['contradicted: edition-not-held']],
    ['微创医疗荣获2018年上海市质量银奖。', ['contradicted: different-honour']],
    ['微创医疗荣获全国文明单位称号。', ['contradicted: different-level']],
    ['微创医疗第二批通过“上海品牌”认证。', ['contradicted: batch-differs']],
    ['微创医疗荣获2018年上海市质量金牌。', ['contradicted: different-honour']],
    ['微创医疗四次荣获上海市文明单位称号。', ['contradicted: honour-held times-fewer']],
    ['微创医疗自2004年起一直保持上海市文明单位称号。', ['contradicted: honour-held held-since-later']],
    ['上海市博雅中学荣获上海市质量金奖。', ['not-held: honour-not-held']],
    ['江南重工有限公司荣获2018年上海市质量金奖。', ['not-held: unit-not-in-register']],
    ['微创医疗被评为上海市文名单位。', ['misspelt: name-misspelt honour-held']],
    ['微创医疗荣获218年上海市质量标杆。', ['wrong-edition: edition-slip']],
    ['微创医疗荣获全国五一劳动奖状。', ['no-such-honour: honour-not-in-register']],
  ])('%s', (text, expected) => expect(outcome(text)).toEqual(expected));
});

describe('texts that claim nothing', () => {
  test.each([
    'The title of Shanghai Municipality Model Unit is conferred by the municipal government every two years.',
    'MicroPort will apply for the Shanghai Municipality Quality Gold Prize next year.',
    'MicroPort hopes to win the Shanghai Municipality Quality Gold Prize.',
    'MicroPort did not win the Shanghai Municipality Quality Gold Prize.',
    'Since its first drive to make itself a Model Unit in 2004, MicroPort has grown.',
    'MicroPort was nominated for the Shanghai Municipality Quality Gold Prize.',
    'MicroPort received a visit from the Shanghai Municipality Quality Gold Prize Committee.',
    'Not only the price but also the quality of the gold counts. The only way is forward.',
    'MicroPort opened a brand store in Shanghai for three consecutive years.',
    'The Shanghai Exhibition Center received 10,000 visitors. MicroPort was one of the first exhibitors.',
    'If MicroPort wins the Shanghai Municipality Quality Gold Prize, everybody will be glad.',
    'MicroPort plays the leading role of a Model Unit and obtained 120 patents in six consecutive years.',
    'The Shanghai Grand Theatre received MicroPort as a guest.',
    'Winning the Shanghai Municipality Quality Gold Prize is our dream.',
    'MicroPort lost the title of Shanghai Municipality Model Unit.',
    'MicroPort donated books to the winners of the Shanghai Municipality Quality Gold Prize.',
    'MicroPort published a study on how firms win the Shanghai Municipality Quality Gold Prize.',
    'MicroPort follows the example of the holders of the title of Shanghai Municipality Model Unit.',
    'The drive for the Shanghai Municipality Model Unit title won broad support among employees.',
    'Applicants for the Shanghai Municipality Quality Gold Prize must be registered in the city for three years.',
    'MicroPort got certified to ISO 13485 and received the first order from a municipal hospital in 2018.',
    '微创医疗参加上海市质量金奖颁奖大会。',
    '微创医疗通过了上海市质量标杆现场评审，等待结果。',
    '公司员工小王获得本公司先进个人称号。',
    'MicroPort lost the Shanghai Municipality Model Unit title.',
    '上海市文明单位是基层单位的最高综合性荣誉。',
    '“上海市文明单位”称号由上海市人民政府命名。',
    '微创医疗正在争创全国文明单位。',
    '微创医疗未获得上海市质量金奖。',
    '微创医疗召开上海市文明单位创建工作推进会。',
    '微创医疗获得发明专利一百二十项，连续六年增长。',
    '微创医疗将申报2020年上海市质量金奖。',
    '',
    ' \n\n\t',
    '。。。！！？',
  ])('%s', (text) => expect(outcome(text)).toEqual([]));
});

describe('the shape of a claim', () => {
  test('passages are where they are said to be, in a text with signs beyond the basic plane', () => {
    const text =
      '🎉🎉 MicroPort® won the “Shanghai Municipality Quality Gold Prize” 🏆 in 2018!\n\n𝕏 MicroPort passed the Shanghai Brand certification.';
    const claims = check(text);
    expect(claims).toHaveLength(2);
    for (const claim of claims) expect(text.slice(claim.start, claim.end)).toBe(claim.passage);
    expect(claims.map((claim) => claim.passage)).toEqual([
      'won the “Shanghai Municipality Quality Gold Prize',
      'passed the Shanghai Brand',
    ]);
  });

  test('names are given in the language of the passage', () => {
    const [claim] = check('微创医疗荣获2018年度上海市质量金奖。');
    expect(claim).toMatchObject({ unit: '上海微创医疗器械（集团）有限公司', programme: '上海市质量金奖' });
    expect(claim?.honour?.edition).toBe('2018');
  });

  test('the nearest honour stands beside what is contradicted', () => {
    const [claim] = check('MicroPort won the Shanghai Municipality Quality Silver Prize.');
    expect(claim?.programme).toBe('Shanghai Municipality Quality Gold Prize');
    expect(claim?.findings[0]?.params).toEqual({
      said: 'Shanghai Municipality Quality Silver Prize',
      meant: 'Shanghai Municipality Quality Gold Prize',
    });
  });

  test('several honours in one sentence are several claims', () => {
    const text =
      'In 2018, MicroPort won the Shanghai Municipality Quality Gold Prize, the Shanghai Municipality Quality Benchmark and the Shanghai Municipality Quality Bronze Prize.';
    expect(check(text).map((claim) => claim.verdict)).toEqual(['supported', 'supported', 'contradicted']);
  });

  test('a list under a heading is a list of claims', () => {
    const text =
      'MicroPort\n\nHonours\n\n• 2018 Shanghai Municipality Quality Gold Prize\n• Shanghai Municipality Model Unit (20th edition)\n• Shanghai Brand';
    expect(check(text).map((claim) => claim.verdict)).toEqual(['supported', 'contradicted', 'supported']);
  });

  test('a wrapped line does not cut a name in two', () => {
    const text =
      'Last year the company MicroPort, of which we have spoken, won the Shanghai\nMunicipality Quality Gold Prize and was glad about it as all of us are here.';
    expect(outcome(text)).toEqual(['supported: honour-held']);
  });
});

describe('what is known around the register', () => {
  const sole =
    'MicroPort is the only winner of the Shanghai Municipality Quality Gold Prize from the medical device sector since the prize was established.';
  const id = 'Shanghai Municipality Quality Gold Prize';

  test('completeness makes “only” supported without reserve', () => {
    expect(outcome(sole)).toEqual(['supported-as-far-as-complete: honour-held only-winner-as-far-as-complete']);
    const complete = { asOf: '2022-12-31', completeFrom: new Map([[id, '0001-01-01']]) };
    expect(checkClaims(sole, register, complete)[0]?.verdict).toBe('supported');
  });

  test('terms of a unit that was renamed count', () => {
    const changes = [
      { kind: 'renamed' as const, on: '2017-01-01', from: 'Old Harbour Works', to: 'New Harbour Works' },
    ];
    const rows = [
      row(modelUnit, '18', [2015, 2016], 'Old Harbour Works'),
      row(modelUnit, '19', [2017, 2018], 'New Harbour Works'),
    ];
    const text = 'New Harbour Works has been a Shanghai Municipality Model Unit for four consecutive years.';
    const verdict = (options: object) =>
      checkClaims(text, prepareRegister(rows), { asOf: '2020-01-01', ...options })[0]?.verdict;
    expect(verdict({ changes })).toBe('supported');
    expect(verdict({})).toBe('contradicted');
  });

  test('an empty register supports nothing', () => {
    const claims = checkClaims('MicroPort won the National Patent Award.', prepareRegister([]), { asOf: '2020-01-01' });
    expect(claims.map((claim) => claim.verdict)).toEqual(['no-such-honour']);
  });
});
