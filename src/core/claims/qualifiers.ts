/**
 * Words that say whose honour it is (a place, a level) and are often left out: “the Model Unit title” for “Shanghai
 * Municipality Model Unit”. What is said of them must not clash: a national honour is not the city's.
 */

export type Level = 'national' | 'provincial' | 'municipal' | 'district';

/** What the qualifiers before or in a name say. */
export interface Standing {
  readonly places: ReadonlySet<string>;
  readonly levels: ReadonlySet<Level>;
}

const levelWords: Readonly<Record<string, Level>> = {
  national: 'national',
  state: 'national',
  china: 'national',
  chinese: 'national',
  nationwide: 'national',
  province: 'provincial',
  provincial: 'provincial',
  municipality: 'municipal',
  municipal: 'municipal',
  city: 'municipal',
  citywide: 'municipal',
  district: 'district',
  county: 'district',
};

const places =
  'beijing tianjin shanghai chongqing hebei shanxi liaoning jilin heilongjiang jiangsu zhejiang anhui fujian jiangxi shandong henan hubei hunan guangdong hainan sichuan guizhou yunnan shaanxi gansu qinghai guangxi ningxia xinjiang tibet hongkong macau taiwan shenzhen guangzhou hangzhou nanjing suzhou wuhan chengdu xian ningbo wuxi qingdao dalian xiamen pudong minhang xuhui huangpu jingan changning putuo hongkou yangpu baoshan jiading jinshan songjiang qingpu fengxian chongming'.split(
    ' ',
  );
const englishPlaces = new Set(places);

const chinesePlaces =
  '北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|广西|宁夏|新疆|西藏|内蒙古|香港|澳门|台湾|深圳|广州|杭州|南京|苏州|武汉|成都|西安|宁波|无锡|青岛|大连|厦门|浦东|闵行|徐汇|黄浦|静安|长宁|普陀|虹口|杨浦|宝山|嘉定|金山|松江|青浦|奉贤|崇明';
const chineseSuffix = '(?:省|市|自治区|新区|区|县)';
/** A place with or without its rank, or any two characters before a rank; a rank alone; the whole country. */
const chineseQualifier = `(?:(?:${chinesePlaces})${chineseSuffix}?|(?:全国|国家级?|中国|省级|市级|区级|县级|本市|我市|全市|我省|我区))`;
const chineseFront = new RegExp(
  `^(?:${chineseQualifier}|[\\p{Script=Han}]{2}(?:省|市|新区|区|县)(?=[\\p{Script=Han}]{4}))+`,
  'u',
);
const chineseBack = new RegExp(`(?:${chineseQualifier})+$`, 'u');
const chineseParts = new RegExp(chineseQualifier, 'gu');

/** Whether an English word (as compared) is a qualifier. */
export function isQualifier(word: string): boolean {
  return Object.hasOwn(levelWords, word) || englishPlaces.has(word);
}

/** How many Chinese characters at the front of a name are qualifiers. */
export function qualifierLength(name: string): number {
  return chineseFront.exec(name)?.[0].length ?? 0;
}

/** The Chinese qualifiers that end a text: `荣获全国` ends in `全国`. */
export function qualifierBefore(text: string): string {
  return chineseBack.exec(text)?.[0] ?? '';
}

export function standingOfWords(words: Iterable<string>): Standing {
  const said = new Set<string>();
  const levels = new Set<Level>();
  for (const word of words) {
    const level = levelWords[word];
    if (level !== undefined) levels.add(level);
    else if (englishPlaces.has(word)) said.add(word);
  }
  return { places: said, levels };
}

export function standingOfChinese(qualifier: string): Standing {
  const said = new Set<string>();
  const levels = new Set<Level>();
  for (const [part] of qualifier.matchAll(chineseParts)) {
    if (/^(?:全国|国家|中国)/.test(part)) levels.add('national');
    else if (/^(?:省级|我省)/.test(part)) levels.add('provincial');
    else if (/^(?:市级|本市|我市|全市)/.test(part)) levels.add('municipal');
    else if (/^(?:区级|县级|我区)/.test(part)) levels.add('district');
    else said.add(part.length > 2 ? part.replace(new RegExp(`${chineseSuffix}$`), '') : part);
  }
  return { places: said, levels };
}

/** Whether what a text says clashes with what a name says. What is left unsaid never clashes. */
export function clashes(said: Standing, named: Standing): boolean {
  const otherPlace = said.places.size > 0 && named.places.size > 0 && !overlaps(said.places, named.places);
  const otherLevel = said.levels.size > 0 && named.levels.size > 0 && !overlaps(said.levels, named.levels);
  const aboveItsPlace = said.levels.has('national') && !named.levels.has('national') && named.places.size > 0;
  return otherPlace || (otherLevel && !sameSeat(said, named)) || (aboveItsPlace && said.places.size === 0);
}

/** “Shanghai, China” and “Shanghai Municipality” are the same seat, whatever else they say. */
function sameSeat(said: Standing, named: Standing): boolean {
  return said.places.size > 0 && overlaps(said.places, named.places);
}

function overlaps<Value>(one: ReadonlySet<Value>, other: ReadonlySet<Value>): boolean {
  return [...one].some((value) => other.has(value));
}
