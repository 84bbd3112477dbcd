import type { Texts } from '../../core/text.ts';

export const texts: Texts = {
  'zh-CN': {
    'event.body.created': '设立了机构',
    'event.body.changed': '修改了机构信息',
  },
  en: {
    'event.body.created': 'set up a body',
    'event.body.changed': 'changed a body',
  },
};
