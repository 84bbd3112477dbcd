import type { Cue } from './cues.ts';

/** An honour that a text claims and that is like none in the register. Places count within the sentence. */
export interface StrangeHonour {
  readonly name: string;
  readonly cue: Cue;
  readonly start: number;
  readonly end: number;
}

const capital = "[\\p{Lu}\\d][\\p{L}\\d'’&-]*";
const small = '(?:(?:of|for|the|in|and|&)\\s+){0,2}';
const honourNoun = 'Awards?|Prizes?|Medals?|Certifications?|Certificates?|Benchmarks?|Cup|Trophy|Honou?rs?|Titles?';
const leadIn = "^\\s*(?:[\\p{Ll}][\\p{L}’'-]*,?\\s+){0,6}[\"“'‘]?";
const english = new RegExp(
  `${leadIn}(?<name>(?:${capital}\\s+${small}){1,8}?(?:${honourNoun})(?:\\s+(?:of|for|in)\\s+${capital}(?:\\s+${capital}){0,3})?)(?![\\p{L}])`,
  'u',
);
const titled = new RegExp(
  `^\\s*(?:the\\s+)?(?:(?:honorary\\s+)?titles?\\s+(?:of|as)\\s+)(?:an?\\s+|the\\s+)?["“'‘]?(?<name>${capital}(?:\\s+${small}${capital}){1,7})`,
  'u',
);
const titledCue = /titles? of$/iu;
const afterTitle = new RegExp(
  `^\\s*(?:an?\\s+|the\\s+)?["“'‘]?(?<name>${capital}(?:\\s+${small}${capital}){1,7})`,
  'u',
);

const receiving =
  /^(?:荣获|获得|获评|获颁|获授|获|荣膺|摘得|斩获|夺得|捧得|喜获|评为|评选为|授予|命名为|认定为|列入|入选|荣登|通过|赢得)$/u;
const chineseEnding = '奖状|奖章|奖牌|大奖|金奖|银奖|铜奖|[一二三特]等奖|奖|称号|标杆|标兵|认证|百强|十强|榜单';
const quoted = new RegExp(
  `^[^，。；“"「]{0,12}[“"「](?<name>[^”"」]{2,30})[”"」](?:荣誉称号|称号|荣誉|奖|认证|榜单?|名单)`,
  'u',
);
const chinese = new RegExp(
  `^(?:了|到)?(?<name>[\\p{Script=Han}\\d\\p{L}·]{1,24}?(?:${chineseEnding}))(?![\\p{Script=Han}]{0,2}(?:励|金额|项目申报))`,
  'u',
);

/** Honours named after a word that says they were received. */
export function strangeHonoursIn(sentence: string, cues: readonly Cue[]): StrangeHonour[] {
  const found: StrangeHonour[] = [];
  for (const [index, cue] of cues.entries()) {
    if (!cue.asserts) continue;
    const until = Math.min(cues[index + 1]?.start ?? sentence.length, cue.end + 200);
    const rest = sentence.slice(cue.end, isTitle(sentence, cues[index + 1]) ? cue.end + 200 : until);
    const name = patternsFor(sentence.slice(cue.start, cue.end))
      .map((one) => one.exec(rest))
      .find((match) => match !== null)?.groups?.['name'];
    if (name === undefined || /^(?:本|我|该)?(?:公司|单位|集团|部门)/u.test(name)) continue;
    const start = cue.end + rest.indexOf(name);
    const end = start + name.length;
    if (!found.some((one) => one.start < end && start < one.end)) found.push({ name: name.trim(), cue, start, end });
  }
  return found;
}

/** “Won the title of …” has two cues for one honour. */
function isTitle(sentence: string, next: Cue | undefined): boolean {
  return next !== undefined && titledCue.test(sentence.slice(next.start, next.end));
}

function patternsFor(cue: string): readonly RegExp[] {
  if (titledCue.test(cue)) return [afterTitle];
  if (receiving.test(cue)) return [quoted, chinese];
  return /\p{Script=Han}/u.test(cue) ? [quoted] : [titled, english];
}
