/** The sentences of a decision: what the rule found for one entry. */
import type { Texts } from '../text.ts';

export const texts: Texts = {
  'zh-CN': {
    'no-sheet': '尚无评分表，不参加排名。',
    'entry-excluded': '不参加排名，得分保留备查。',
    'total-base': '总分{{total}}，其中基础分{{base}}。',
    'total-base-special': '总分{{total}}，其中基础分{{base}}、特色分{{special}}（封顶前{{specialEarned}}）。',
    'threshold-met': '总分{{total}}达到分数线{{threshold}}，高出{{by}}分。',
    'threshold-missed': '总分{{total}}未达到分数线{{threshold}}，相差{{by}}分。',
    'place-won': '第{{rank}}名，在{{places}}个名额之内。',
    'place-missed': '第{{rank}}名，不在{{places}}个名额之内，距末位入选者{{by}}分。',
    'no-places': '第{{rank}}名；名额为{{places}}。',
    'tied-at-the-line': '名额线上有{{count}}家同为{{total}}分，余{{room}}个名额。',
    'tie-all-in': '按规则，同分者全部入选。',
    'tie-none-in': '按规则，同分者均不入选。',
    'tie-won-on-criterion': '同分时比较{{number}}：得{{score}}分，线为{{edge}}分，入选。',
    'tie-lost-on-criterion': '同分时比较{{number}}：得{{score}}分，低于{{edge}}分，未入选。',
    'tie-won-by-lot': '抽签（种子{{seed}}）第{{draw}}位，余{{room}}个名额，入选。',
    'tie-lost-by-lot': '抽签（种子{{seed}}）第{{draw}}位，余{{room}}个名额，未入选。',
    'tie-awaits-lot': '按规则抽签决定，尚未抽签。',
  },
  en: {
    'no-sheet': 'There is no score sheet yet; not ranked.',
    'entry-excluded': 'Not ranked; the score is kept.',
    'total-base': 'Total {{total}}, of which base {{base}}.',
    'total-base-special':
      'Total {{total}}, of which base {{base}} and special {{special}} ({{specialEarned}} before the cap).',
    'threshold-met': 'The total {{total}} reaches the line {{threshold}}, by {{by}}.',
    'threshold-missed': 'The total {{total}} misses the line {{threshold}} by {{by}}.',
    'place-won': 'Rank {{rank}}, within the {{places}} places.',
    'place-missed': 'Rank {{rank}}, beyond the {{places}} places, {{by}} below the last one named.',
    'no-places': 'Rank {{rank}}; there are {{places}} places.',
    'tied-at-the-line': '{{count}} entries stand at {{total}} on the line, with room for {{room}}.',
    'tie-all-in': 'By the rule, all of them are named.',
    'tie-none-in': 'By the rule, none of them is named.',
    'tie-won-on-criterion': 'Compared on {{number}}: {{score}}, the line being {{edge}}; named.',
    'tie-lost-on-criterion': 'Compared on {{number}}: {{score}}, below {{edge}}; not named.',
    'tie-won-by-lot': 'Drawn {{draw}} by lot (seed {{seed}}) with room for {{room}}; named.',
    'tie-lost-by-lot': 'Drawn {{draw}} by lot (seed {{seed}}) with room for {{room}}; not named.',
    'tie-awaits-lot': 'The rule asks for a lot, which has not been drawn.',
  },
};
