import type { Texts } from '../../core/text.ts';

export const texts: Texts = {
  'zh-CN': {
    'entry-not-submitted': '该申报尚未提交或已撤回，不能分配评审员。',
    'edition-already-decided': '本届已经评定，评审结果已固定。',
    'assessor-unknown': '所选评审员不属于本机构，或已停止聘用。',
    'assessor-in-conflict': '{{name}}应当回避（$t(conflict.source-{{source}})：{{reason}}），没有分配任何人。',
    'assignment-already-ended': '这项评审任务已经结束。',
    'event.assignment.made': '分配了评审员',
    'event.assignment.ended': '结束了评审任务',
    'event.assessor.added': '增加了评审员',
  },
  en: {
    'entry-not-submitted': 'The entry is not submitted, or was withdrawn; nobody can be assigned to it.',
    'edition-already-decided': 'The edition is decided; what it was decided from is fixed.',
    'assessor-unknown': 'This is not an assessor of the body, or no longer one.',
    'assessor-in-conflict':
      '{{name}} is in conflict ($t(conflict.source-{{source}}): {{reason}}); nobody was assigned.',
    'assignment-already-ended': 'This assignment has ended already.',
    'event.assignment.made': 'assigned an assessor',
    'event.assignment.ended': 'ended an assignment',
    'event.assessor.added': 'added an assessor',
  },
};
