import type { Texts } from '../../core/text.ts';

export const texts: Texts = {
  'zh-CN': {
    'employer-dates-reversed': '离职日期 {{until}} 早于入职日期 {{from}}。',
    'employer-twice': '“{{name}}”填写了两次。',
    'event.assessor.described': '更新了评审员资料',
  },
  en: {
    'employer-dates-reversed': 'The last day {{until}} lies before the first day {{from}}.',
    'employer-twice': '“{{name}}” stands here twice.',
    'event.assessor.described': 'changed the profile of an assessor',
  },
};
