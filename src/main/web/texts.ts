import type { Texts } from '../../core/text.ts';

/** The nouns of the doors' rails. */
export const texts: Texts = {
  'zh-CN': {
    'rail.home': '待办',
    'rail.sheets': '我的评分',
    'rail.programmes': '评选项目',
    'rail.packs': '考评标准',
    'rail.units': '单位',
    'rail.assessors': '评审员',
    'rail.tasks': '我的任务',
    'rail.drives': '创建',
    'rail.entries': '申报',
    'rail.evidence': '佐证材料',
    'rail.people': '人员',
    'rail.profile': '单位信息',
    'rail.claims': '核对荣誉表述',
    'rail.outbox': '发件箱',
    'rail.audit': '操作记录',
  },
  en: {
    'rail.home': 'Waiting for me',
    'rail.sheets': 'My sheets',
    'rail.programmes': 'Programmes',
    'rail.packs': 'Packs',
    'rail.units': 'Units',
    'rail.assessors': 'Assessors',
    'rail.tasks': 'My tasks',
    'rail.drives': 'Drives',
    'rail.entries': 'Entries',
    'rail.evidence': 'Evidence',
    'rail.people': 'People',
    'rail.profile': 'About the unit',
    'rail.claims': 'Check claims',
    'rail.outbox': 'Outbox',
    'rail.audit': 'Audit trail',
  },
};
