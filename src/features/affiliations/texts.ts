import type { Texts } from '../../core/text.ts';

export const texts: Texts = {
  'zh-CN': {
    'superior-unknown': '没有这个上级单位或机构，请重新选择。',
    'unit-above-itself': '这样会使单位成为自己的上级，请检查上级关系。',
    'event.unit-affiliation.changed': '修改了单位隶属关系',
  },
  en: {
    'superior-unknown': 'There is no such superior unit or body; choose another.',
    'unit-above-itself': 'This would put the unit above itself; check who belongs to whom.',
    'event.unit-affiliation.changed': 'changed to whom a unit belongs',
  },
};
