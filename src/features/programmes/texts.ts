import type { Texts } from '../../core/text.ts';

export const texts: Texts = {
  'zh-CN': {
    'programme-name-taken': '本机构已有同名的评选项目。',
    'event.programme.created': '设立了评选项目',
    'event.programme.changed': '修改了评选项目',
  },
  en: {
    'programme-name-taken': 'This body has a programme of that name already.',
    'event.programme.created': 'set up a programme',
    'event.programme.changed': 'changed a programme',
  },
};
