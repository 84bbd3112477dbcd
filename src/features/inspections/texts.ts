import type { Texts } from '../../core/text.ts';

export const texts: Texts = {
  'zh-CN': {
    'inspection-invalid': '未能保存，请按下列提示修改。',
    'inspection-in-future': '检查日期不能晚于今天。',
    'due-in-past': '整改期限不能早于今天。',
    'finding-not-ordered': '该问题尚未下达整改，请先指定整改责任人和期限。',
    'finding-not-reported': '该问题的整改尚未报告完成。',
    'finding-reported': '该问题的整改已报告完成，正等待核验。',
    'finding-closed': '该问题已经销号。',
    'closed-by-another': '整改责任人和报告人不能自行核验，须由他人核验销号。',
    'event.inspection.recorded': '登记检查',
    'event.inspection.changed': '修改检查记录',
    'event.finding.raised': '提出问题',
    'event.finding.closed': '问题销号',
    'event.rectification.ordered': '下达整改',
    'event.rectification.reported': '报告整改完成',
    'event.rectification.returned': '退回整改报告',
  },
  en: {
    'inspection-invalid': 'This was not saved. Please mend what is listed.',
    'inspection-in-future': 'An inspection is written down after it was held, not before.',
    'due-in-past': 'The rectification cannot be due before today.',
    'finding-not-ordered': 'No rectification is ordered yet. Say who mends this, and by when.',
    'finding-not-reported': 'Nobody has reported this as rectified yet.',
    'finding-reported': 'This was reported as rectified and waits to be checked.',
    'finding-closed': 'This finding is closed.',
    'closed-by-another':
      'Neither the owner of a rectification nor whoever reported it may check it. Somebody else has to.',
    'event.inspection.recorded': 'Inspection recorded',
    'event.inspection.changed': 'Inspection changed',
    'event.finding.raised': 'Finding raised',
    'event.finding.closed': 'Finding closed',
    'event.rectification.ordered': 'Rectification ordered',
    'event.rectification.reported': 'Rectification reported',
    'event.rectification.returned': 'Rectification returned',
  },
};
