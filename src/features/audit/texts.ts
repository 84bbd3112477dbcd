import type { Texts } from '../../core/text.ts';

export const texts: Texts = {
  'zh-CN': {
    'audit.title': '操作记录',
    'audit.lead-body': '本机构事务中谁在何时做了什么。记录只增不改。',
    'audit.lead-unit': '本单位事务的操作记录。评审过程不在其中。',
    'audit.act': '操作',
    'audit.at': '时间',
    'audit.person': '操作人',
    'audit.not-of-unit': '评选机构',
    'audit.changed': '变更内容',
    'audit.none': '还没有操作记录',
    'audit.none-why': '有人办理事务后，记录会出现在这里。',
  },
  en: {
    'audit.title': 'Audit trail',
    'audit.lead-body': 'Who did what and when in the matters of this body. Entries are only ever added.',
    'audit.lead-unit': 'What was done in the matters of this unit. The assessment is not part of it.',
    'audit.act': 'Act',
    'audit.at': 'Time',
    'audit.person': 'By',
    'audit.not-of-unit': 'the conferring body',
    'audit.changed': 'What changed',
    'audit.none': 'Nothing has been done yet',
    'audit.none-why': 'Whatever somebody does here will be listed.',
  },
};
