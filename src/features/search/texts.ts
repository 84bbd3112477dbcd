import type { Texts } from '../../core/text.ts';

export const texts: Texts = {
  'zh-CN': {
    'search.programme': '评选项目',
    'search.edition': '届次',
    'search.unit': '单位',
    'search.entry': '申报',
    'search.assessor': '评审员',
    'search.sheet': '评分表',
    'search.drive': '创建',
    'search.task': '任务',
    'search.evidence': '佐证材料',
  },
  en: {
    'search.programme': 'Programmes',
    'search.edition': 'Editions',
    'search.unit': 'Units',
    'search.entry': 'Entries',
    'search.assessor': 'Assessors',
    'search.sheet': 'Score sheets',
    'search.drive': 'Drives',
    'search.task': 'Tasks',
    'search.evidence': 'Evidence',
  },
};
