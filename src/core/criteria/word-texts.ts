import type { Texts } from '../text.ts';

/** The words of a pack's kinds, as screens say them. */
export const texts: Texts = {
  'zh-CN': {
    'evidence-kind.file': '文件',
    'evidence-kind.link': '链接',
    'evidence-kind.record': '记录',
    'unit-type.enterprise': '企业',
    'unit-type.institution': '事业单位',
    'unit-type.school': '学校',
    'unit-type.hospital': '医院',
    'unit-type.organ': '机关',
    'unit-type.social': '社会组织',
    'unit-type.other': '其他',
  },
  en: {
    'evidence-kind.file': 'file',
    'evidence-kind.link': 'link',
    'evidence-kind.record': 'record',
    'unit-type.enterprise': 'Enterprise',
    'unit-type.institution': 'Public institution',
    'unit-type.school': 'School',
    'unit-type.hospital': 'Hospital',
    'unit-type.organ': 'State organ',
    'unit-type.social': 'Social organisation',
    'unit-type.other': 'Other',
  },
};
