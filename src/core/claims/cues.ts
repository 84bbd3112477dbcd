/**
 * The words by which a text says that an honour was received, and those by which it only wishes, plans, denies or
 * speaks of it. A mention of an honour is a claim only if the nearest such word before it asserts something.
 */

/** A place in a sentence where one of these words stands (offsets within the sentence). */
export interface Cue {
  readonly asserts: boolean;
  /** Whether it says that the honour is held now, not only that it was received. */
  readonly present: boolean;
  readonly start: number;
  readonly end: number;
}

const received =
  'awarded|named|won|wins?|winning|receiv(?:es?|ed|ing)|obtain(?:s|ed|ing)?|earn(?:s|ed|ing)?|gain(?:s|ed|ing)?|achiev(?:es?|ed|ing)|secur(?:es?|ed|ing)|clinch(?:es|ed|ing)?|garner(?:s|ed|ing)?|scoop(?:s|ed)?|bagged|landed|collected|captur(?:es?|ed|ing)|conferred|granted|presented|bestowed|honou?red|recogni[sz]ed|certified|accredited|designated|rated|listed|selected|chosen|elected|titled|crowned|inducted|enters?|entered|pass(?:es|ed|ing)?|joins?|joined|becom(?:es?|ing)|became|(?<!\\w)(?:winner|recipient) of|(?<=\\b(?:one of|among|amongst|became|become|are|were)\\s(?:the\\s)?(?:\\w+\\s){0,2})(?:winners|recipients) of|award(?:ed)? of|(?:honorary )?titles? of|took (?:home )?|given';
const holding =
  'holds?|(?<!\\b(?:was|were|be|been|being|is|are) )held|holding|holder of|(?<=\\b(?:one of|among|amongst|became|become|are|were)\\s(?:the\\s)?(?:\\w+\\s){0,2})holders of|retain(?:s|ed|ing)?|keeps?|kept|remain(?:s|ed|ing)?|maintain(?:s|ed|ing)?|(?:is|are|has been|have been)(?: also| again| now| still| once again)? (?:an?|the|one of|among)|(?:was|were) (?:also |again )?(?:an?|the|one of|among)|one of the|among the';
const modal =
  "how|will|shall|would|could|may(?!\\s+\\d)|might|should|can|cannot|not(?!\\s+only)|never|\\w+n['’]t|hop(?:es?|ed|ing)|aim(?:s|ed|ing)?|aspir\\w+|striv\\w+|strove|seek(?:s|ing)?|sought|plan(?:s|ned|ning)?|intend(?:s|ed)?|expect(?:s|ed)?|fail(?:s|ed|ing)?|if|unless|whether|almost|nearly|yet to";
const wished = `${modal}|winners of|recipients of|holders of|target(?:s|ed|ing)?|goals?|dreams?|drive|bid(?:s|ding)?|appl(?:y|ies|ied|ying|ications?)|candida\\w+|nomin\\w+|shortlist\\w*|finalists?|runner-up|compet(?:es?|ed|ing|ition)|contend\\w*|prepar\\w+|build(?:ing|s)?|creat(?:e|es|ing|ion)|mak(?:e|es|ing) (?:itself|themselves|ourselves)|campaign|eligib\\w+|standards?|criteria|requirements?|los(?:e|es|t|ing)|without|no longer|stripped|revok\\w+|withdr\\w+|toward|towards|miss(?:es|ed)|sponsor\\w*|host(?:s|ed|ing)?|organi[sz](?:es|ed|ing)|judg(?:e|es|ed|ing)|rules?|attend(?:s|ed|ing)?|support(?:s|ed|ing)?|promot(?:es?|ed|ing)|visit(?:s|ed|ing)?|like (?:an?|the)|role of`;
const english = new RegExp(
  `\\b(?:(?<received>${received})|(?<holding>${holding})|(?<wished>${wished}))(?![\\p{L}\\p{N}])`,
  'giu',
);

const chineseReceived =
  '荣获|获得|获评|获颁|获授|获|荣膺|摘得|斩获|夺得|捧得|喜获|评为|评选为|授予|命名为|认定为|被列入|列入|入选|入围并获得|跻身|通过|荣登|登上|当选|成为|取得|获此|荣列|赢得|荣誉(?:包括|有|：|:)';
const chineseHolding =
  '蝉联|保持|持有|拥有|现为|是|系|连续.{0,8}?(?:获|被评为|荣获)|为(?=(?:全国|国家|省|市|上海|首批))';
const chineseWished =
  '未能|未|没有|并非|不是|不再|尚未|争创|创建|创成|申报|申请|力争|争取|力创|拟|将|希望|期望|目标|愿景|候选|提名|入围|参评|参选|如果|若|倘若|推荐|有望|冲刺|计划|准备|筹备|落选|失去|被撤销|撤销|取消|摘牌|迎接|复评|标准|条件|办法|组织|举办|主办|承办|参加|出席|学习|支持|推进|建设|宣传|号召|鼓励|力促|打造';
const chineseModal =
  '未能|未|没有|并非|尚未|争创|力创|力争|争取|拟|将|希望|期望|有望|如果|若|倘若|计划|准备|申请|申报|目标是';
const chinese = new RegExp(
  `(?<wished>${chineseWished})|(?<holding>${chineseHolding})|(?<received>${chineseReceived})`,
  'gu',
);

/** All cues of a sentence in order. */
export function cuesIn(sentence: string): Cue[] {
  const cues: Cue[] = [];
  for (const pattern of [english, chinese]) {
    for (const match of sentence.matchAll(pattern)) {
      const asserts = match.groups?.['wished'] === undefined;
      const present = match.groups?.['holding'] !== undefined && !/^(?:was|were)\b/i.test(match[0]);
      const [start, end] = [match.index, match.index + match[0].length];
      const taken = { asserts: asserts && !isUnreal(sentence, start), present, start, end };
      cues.push(taken);
    }
  }
  return withTitles(
    sentence,
    cues.sort((a, b) => a.start - b.start || a.end - b.end),
  );
}

/** “The title of” says nothing by itself: winning it, wishing for it and losing it are told by the word before. */
function withTitles(sentence: string, cues: readonly Cue[]): Cue[] {
  const told: Cue[] = [];
  for (const cue of cues) {
    const before = told.at(-1);
    const isTitle = /^(?:honorary )?(?:titles?|award(?:ed)?) of$/i.test(sentence.slice(cue.start, cue.end));
    const near = before !== undefined && cue.start - before.end <= 25;
    told.push(isTitle && near ? { ...cue, asserts: before.asserts, present: before.present } : cue);
  }
  return told;
}

const realInfinitive =
  /(?:first|only|one|few|last|latest|youngest|companies|company|enterprises?|firms?|units?|continu\w*|proud|honou?red|pleased|delighted|privileged|thrilled|happy|went on|enough|announces?d?)(?:\s+\S+){0,5}\s+to(?:\s+(?:be|have been|have))?\s*$/i;
const unrealEnglish = new RegExp(`\\b(?:${modal})(?:\\s+[^\\s,;]+){0,3}\\s+(?:an?\\s+|the\\s+)?$`, 'iu');
const unrealChinese = new RegExp(`(?:${chineseModal})[^，。；、]{0,4}$`, 'u');

/** Whether what stands before an asserting word takes its force away: “hopes to win”, “was not awarded”, 未获得. */
function isUnreal(sentence: string, start: number): boolean {
  const before = sentence.slice(Math.max(0, start - 90), start);
  if (/\bto(?:\s+(?:be|have been|have|once again|again))?\s*$/i.test(before)) return !realInfinitive.test(before);
  return unrealEnglish.test(before) || unrealChinese.test(before);
}

/** Words right after a name by which it is not the honour itself that is spoken of. */
const otherThing =
  /^[”"'’」』]?\s*(?:committee|office|conference|jury|panel|standards?|criteria|forum|ceremony|association|alliance|working|team|experts?|review|assessment|cent(?:er|re)|fund|projects?|work|campaign|drive|application|building|construction|museum|street|road|theat(?:re|er)|bank|hotel|university|nomin\w+|finalists?|candida\w+|shortlist|runner-up|applicants?|entr(?:y|ies)|logo|trophy design|strategy)\b/iu;
const otherThingChinese =
  /^[”」』"]?(?:的)?(?:创建|建设|申报|评审|考评|评委|工作|办公室|委员会|推荐|候选|提名|入围|标准|条例|管理|培训|大会|会议|颁奖|标兵|现场|初评|初审|终审|资格|审核|复评|评选(?!结果|中|表彰)|示范)/u;

/** Whether the text after a name turns it into something else: its committee, its standard, a nomination for it. */
export function isOtherThing(after: string): boolean {
  return otherThing.test(after) || otherThingChinese.test(after);
}

const passive =
  /^[”"'’」』]?\s*(?:title|award|certification|honou?r)?\s*(?:was|were|has been|have been|is)\s+(?:\w+\s+){0,2}?(?:(?:awarded|granted|given|conferred|presented|bestowed)\s+(?:to|on|upon)|(?:won|received|obtained|secured|taken|claimed|held)\s+by)\s/iu;
const wentTo =
  /^[”"'’」』]?\s*(?:(?:19|20)\d{2}\s*)?(?:title|award|certification|honou?r)?\s*(?:went|goes|has gone)\s+to\s/iu;
const passiveChinese =
  /^[”」』"]?(?:称号)?(?:被)?(?:授予|颁给|颁发给|花落|由[^，。；]{1,40}(?:获得|摘得|夺得|荣获|收入囊中))/u;

/** Whether the holder is named after the honour: “the prize was awarded to …”. */
export function isGivenAfter(after: string): boolean {
  return passive.test(after) || wentTo.test(after) || passiveChinese.test(after);
}

const dreamt =
  /^[”"'’」』]?\s*(?:title|award|certification|honou?r|prize)?\s*(?:(?:is|was|remains|has been)\s+(?:\w+\s+){0,3}(?:dream|goal|aim|hope|target|ambition|objective)|would|will\b)/iu;

const apposition = /^[®™\s]*[,，]\s*(?:(?:itself|also|now|already)\s+)?(?:an?|the)\s+[“"'‘]?$/iu;

/** Whether nothing but a comma and an article stand between a unit and an honour: “MicroPort, a Model Unit, …”. */
export function isApposition(between: string): boolean {
  return apposition.test(between);
}

/** Whether an honour is the subject of a sentence that explains it and says of nobody that he holds it. */
export function isExplained(before: string, after: string): boolean {
  const isSubject =
    /^[\s“"'‘(]*(?:the\s+|this\s+|an?\s+)?(?:(?:honorary\s+)?(?:titles?|awards?|honou?rs?|certifications?|designation|prize)\s+of\s+(?:an?\s+|the\s+)?)?[“"'‘(]*$/iu.test(
      before,
    ) || /^[\s“"「『]*$/u.test(before);
  const verb =
    /^[”"'’」』]?\s*(?:title|award|certification|honou?r|prize|selection)?\s*(?:is|are|was|were|has|have|will|aims?|recogni[sz]es?|represents?|honou?rs|covers?|requires?|consists?|began|started|offers?)\b/iu.test(
      after,
    ) || /^[”」』"]?(?:称号|奖|认证)?(?:是|为|由|旨在|于|自|每|设立|代表)/u.test(after);
  return (isSubject && verb && !isGivenAfter(after)) || dreamt.test(after);
}

const announced =
  /\b(?:results?|list|winners?|names?)\b.{0,200}\b(?:announced|published|released|unveiled|revealed|declared|made public)\b/isu;
const announcedChinese =
  /(?:结果|名单).{0,30}(?:公布|发布|揭晓|公示|出炉|宣布)|(?:公布|发布|揭晓|公示|宣布).{0,40}(?:结果|名单)/su;

/** Whether a sentence says that the results of an edition were made known. */
export function announcesResults(sentence: string): boolean {
  return announced.test(sentence) || announcedChinese.test(sentence);
}

/** Whether a sentence speaks of an honour only by a word for it: “the title”, 该称号. */
export const anaphor =
  /\b(?:the|this|that|these|such)\s+(?:honorary\s+)?(?:titles?|honou?rs?|awards?|prizes?|certification|distinction|accolade)\b|(?:该|此|这一|这个|上述)(?:项)?(?:称号|荣誉|奖项?|殊荣|认证)|获此殊荣/iu;
