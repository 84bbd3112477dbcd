import type { Texts } from '../../core/text.ts';

export const texts: Texts = {
  'zh-CN': {
    'conflict-already-recorded': '这位评审员与该单位的回避关系已经登记。',
    'conflict.source-declared': '本人申报',
    'conflict.source-recorded': '机构登记',
    'conflict.source-employer': '现工作单位',
    'event.conflict.declared': '申报了回避',
    'event.conflict.recorded': '登记了回避',
  },
  en: {
    'conflict-already-recorded': 'This conflict of the assessor with the unit is on record already.',
    'conflict.source-declared': 'declared',
    'conflict.source-recorded': 'recorded by the office',
    'conflict.source-employer': 'employer',
    'event.conflict.declared': 'declared a conflict',
    'event.conflict.recorded': 'recorded a conflict',
  },
};
