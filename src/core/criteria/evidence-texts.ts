import type { Texts } from '../text.ts';

/** The sentences of the problems that `evidence.ts` finds. */
export const texts: Texts = {
  'zh-CN': {
    'evidence-kind-not-asked': '“{{number}}”不接受此类佐证材料“{{title}}”，要求的类型：{{asked}}。',
    'evidence-undated': '“{{number}}”的佐证材料“{{title}}”没有注明所属时间，请补充起止日期。',
    'evidence-outside-period':
      '“{{number}}”的佐证材料“{{title}}”不在考评期内（{{from}}至{{to}}），不予计算。请更换材料或更正其起止日期。',
  },
  en: {
    'evidence-kind-not-asked':
      '“{{number}}” does not ask for evidence of the kind of “{{title}}”; it asks for: {{asked}}.',
    'evidence-undated': '“{{number}}”: it is not said which days “{{title}}” is about. Fill in its first and last day.',
    'evidence-outside-period':
      '“{{number}}”: “{{title}}” is about no day between {{from}} and {{to}}, so it does not count. Choose other evidence or correct its days.',
  },
};
