import type { Texts } from '../text.ts';

/** The sentences of the problems and notices of calibration. */
export const texts: Texts = {
  'zh-CN': {
    'scores-none': '没有评分数据。请提供至少包含申报、评审员和分数三列的评分记录。',
    'scores-too-many': '评分记录超过 {{most}} 条，请分批处理。',
    'score-entry-missing': '缺少申报编号，请补填。',
    'score-assessor-missing': '缺少评审员编号，请补填。',
    'score-id-too-long': '编号长度超过 {{most}} 个字符，请缩短。',
    'score-not-a-number': '分数不是有效数字，请更正；未评分的记录请删除，不要填 0。',
    'score-too-large': '分数的绝对值超过 {{most}}，请核对。',
    'score-order-not-a-number': '评分次序不是有效数字，请更正，或删去整列。',
    'score-duplicate': '评审员“{{assessor}}”对申报“{{entry}}”的评分重复出现，请只保留一条。',
    'score-problems-more': '另有 {{count}} 个问题未列出。',
    'calibration-too-few-scores': '评分不足 3 条，无法校准。',
    'calibration-one-assessor': '只有一名评审员，无法区分评审员宽严与申报水平。请至少再请一名评审员评同一批申报。',
    'calibration-one-entry': '只有一项申报，无需排序，也无法校准。',
    'calibration-one-score-per-entry':
      '每项申报只有一名评审员评分，无法区分评审员宽严与申报水平。请让部分申报由两名以上评审员评分。',
    'calibration-one-score-per-assessor':
      '每名评审员只评了一项申报，无法估计评审员宽严。请让部分评审员评两项以上申报。',
    'calibration-scores-constant': '所有分数相同，无法区分申报。请核对数据或评分标准。',
    'calibration-no-noise': '分数完全由申报与评审员决定，没有可供估计误差的差异。请核对数据是否由公式生成。',
    'calibration-not-solvable': '数值计算无法求解，请核对分数的量级。',
    'calibration-draws-out-of-range': '抽样次数须为 1 至 {{most}} 之间的整数。',
    'calibration-places-out-of-range': '名额须为 1 至 {{most}} 之间的整数。',
    'calibration-confidence-out-of-range': '把握程度须大于 0.5 且小于 1。',
    'calibration-disconnected':
      '评分分成互不相连的 {{count}} 组，组与组之间没有共同的评审员，不能比较；名次只在组内有效。',
    'calibration-no-common-line': '评分互不相连，不能划一条共同的分数线；请先安排评审员跨组评分。',
    'calibration-entries-alike': '未能发现申报之间的差异，校准后的排序没有意义。',
    'calibration-assessors-alike': '未发现评审员宽严差异，校准结果与平均分一致或相近。',
    'calibration-iterative': '评审员数量较多，采用迭代计算；方差的计算误差约为 {{percent}}%。',
    'calibration-not-converged': '计算未能完全收敛，结果仅供参考，请核对数据后重算。',
    'anchor-unknown': '锚定申报“{{entry}}”没有任何评分，请核对编号。',
    'anchors-none': '请至少指定一项锚定申报。',
    'drift-order-missing': '评分记录没有次序列，无法比较同一评审员前后的宽严。',
    'ordinal-not-integers': '等级模型要求分数为整数等级，最多 {{most}} 级。',
    'calibration-ordinal-alone': '等级模型不能与稳健拟合或评审员各自误差同时使用，请只选其一。',
    'ordinal-too-many-assessors': '等级模型最多支持 {{most}} 名评审员（或 {{most}} 项申报，以较少者计）。',
    'ordinal-not-solvable': '等级模型无法求解：部分等级过少或完全分离。请合并相邻等级后重试。',
  },
  en: {
    'scores-none': 'There are no scores. Give rows with at least an entry, an assessor and a score.',
    'scores-too-many': 'There are more than {{most}} scores. Calibrate them in parts.',
    'score-entry-missing': 'The entry is missing. Fill it in.',
    'score-assessor-missing': 'The assessor is missing. Fill it in.',
    'score-id-too-long': 'The identifier is longer than {{most}} characters. Shorten it.',
    'score-not-a-number':
      'The score is not a number. Correct it; leave out rows without a score rather than writing 0.',
    'score-too-large': 'The score is beyond {{most}}. Check it.',
    'score-order-not-a-number': 'The order is not a number. Correct it, or leave the column out.',
    'score-duplicate': 'Assessor “{{assessor}}” has scored entry “{{entry}}” twice. Keep one of the two.',
    'score-problems-more': '{{count}} more problems are not listed.',
    'calibration-too-few-scores': 'Fewer than three scores cannot be calibrated.',
    'calibration-one-assessor':
      'A single assessor scored everything, so severity and merit cannot be told apart. Have another assessor score some of the same entries.',
    'calibration-one-entry': 'There is a single entry: nothing to rank and nothing to calibrate.',
    'calibration-one-score-per-entry':
      'Every entry has a single score, so severity and merit cannot be told apart. Have some entries scored by two assessors or more.',
    'calibration-one-score-per-assessor':
      'Every assessor scored a single entry, so severity cannot be estimated. Have some assessors score two entries or more.',
    'calibration-scores-constant': 'All scores are equal, so nothing can be told apart. Check the data or the scale.',
    'calibration-no-noise':
      'Entries and assessors explain every score without a rest, so no error can be estimated. Check whether a formula made the scores.',
    'calibration-not-solvable': 'The equations cannot be solved in floating point. Check the magnitude of the scores.',
    'calibration-draws-out-of-range': 'The number of draws must be a whole number from 1 to {{most}}.',
    'calibration-places-out-of-range': 'The number of places must be a whole number from 1 to {{most}}.',
    'calibration-confidence-out-of-range': 'The confidence must be above 0.5 and below 1.',
    'calibration-disconnected':
      'The scores fall into {{count}} groups without a common assessor. The groups cannot be compared; ranks hold within a group only.',
    'calibration-no-common-line':
      'There is no common cut line for groups that cannot be compared. Have assessors score entries of another group first.',
    'calibration-entries-alike': 'No difference between entries was found: the calibrated order means nothing.',
    'calibration-assessors-alike': 'No difference in severity was found: calibration changes little or nothing.',
    'calibration-iterative':
      'With this many assessors the fit is iterative; it leaves an error of about {{percent}} % in the variances.',
    'calibration-not-converged':
      'The computation did not settle. Take the result as a hint, check the data and repeat it.',
    'anchor-unknown': 'Nobody has scored the anchor entry “{{entry}}”. Check its name.',
    'anchors-none': 'Name at least one anchor entry.',
    'drift-order-missing': 'The scores carry no order, so early and late scores cannot be told apart.',
    'ordinal-not-integers': 'The ordinal model needs whole-number levels, at most {{most}} of them.',
    'calibration-ordinal-alone':
      'The ordinal model does not go together with the robust fit or with noise by assessor. Choose one.',
    'ordinal-too-many-assessors':
      'The ordinal model takes at most {{most}} assessors (or entries, whichever are fewer).',
    'ordinal-not-solvable':
      'The ordinal model has no solution: some levels are too rare, or separate entries completely. Merge neighbouring levels.',
  },
};
