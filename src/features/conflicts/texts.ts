import type { Texts } from '../../core/text.ts';

export const texts: Texts = {
  'zh-CN': {
    'conflict-already-recorded': '这位评审员与该单位的回避关系已经登记。',
    'conflict.source-declared': '本人申报',
    'conflict.source-recorded': '机构登记',
    'conflict.source-employer': '现任职或曾任职',
    'event.conflict.declared': '申报了回避',
    'event.conflict.recorded': '登记了回避',
    'conflict.source-superior': '上下级关系',
    'conflict.source-group': '同一集团',
    'conflict.source-recommendation': '所在机构推荐',
    'conflict.source-earlier-sheet': '近年评审过该单位',
    'conflict.source-sister': '同一上级的兄弟单位',
    'event.conflict-rules.changed': '修改了回避规则',
  },
  en: {
    'conflict-already-recorded': 'This conflict of the assessor with the unit is on record already.',
    'conflict.source-declared': 'declared',
    'conflict.source-recorded': 'recorded by the office',
    'conflict.source-employer': 'works or worked there',
    'event.conflict.declared': 'declared a conflict',
    'event.conflict.recorded': 'recorded a conflict',
    'conflict.source-superior': 'superior or subordinate body',
    'conflict.source-group': 'same group of companies',
    'conflict.source-recommendation': 'recommended by own body',
    'conflict.source-earlier-sheet': 'assessed it lately',
    'conflict.source-sister': 'sister institution',
    'event.conflict-rules.changed': 'changed the rules of conflicts',
  },
};
