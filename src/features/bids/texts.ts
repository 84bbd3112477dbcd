import type { Texts } from '../../core/text.ts';

export const texts: Texts = {
  'zh-CN': {
    'event.bid.given': '表达了评审意愿',
  },
  en: {
    'event.bid.given': 'stated a wish to assess',
  },
};
