import type { Texts } from '../../core/text.ts';

export const texts: Texts = {
  'zh-CN': {
    'superior-unknown': '没有这个上级单位或机构，请重新选择。',
    'unit-above-itself': '这样会使单位成为自己的上级，请检查上级关系。',
    'event.unit-affiliation.changed': '修改了单位隶属关系',
    'affiliation.title': '隶属关系',
    'affiliation.lead': '上级和集团由机构登记，用于发现评审员须回避的关系。',
    'affiliation.sought': '查找上级单位',
    'affiliation.superior': '上级单位或机构',
    'affiliation.none': '没有登记上级',
    'affiliation.group': '所属集团',
    'affiliation.group-hint': '同一集团的单位填写相同的名称。',
    'affiliation.save': '保存隶属关系',
    'affiliation.saved': '隶属关系已保存',
  },
  en: {
    'superior-unknown': 'There is no such superior unit or body; choose another.',
    'unit-above-itself': 'This would put the unit above itself; check who belongs to whom.',
    'event.unit-affiliation.changed': 'changed to whom a unit belongs',
    'affiliation.title': 'Affiliation',
    'affiliation.lead': 'Superior and group are stated by the office; conflicts with assessors are found from them.',
    'affiliation.sought': 'Find the superior unit',
    'affiliation.superior': 'Superior unit or body',
    'affiliation.none': 'none stated',
    'affiliation.group': 'Group of companies',
    'affiliation.group-hint': 'Units of one group bear the same name here.',
    'affiliation.save': 'Save the affiliation',
    'affiliation.saved': 'The affiliation is saved',
  },
};
