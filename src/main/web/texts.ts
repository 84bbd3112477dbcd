import type { Texts } from '../../core/text.ts';

/** The nouns of the doors' rails. */
export const texts: Texts = {
  'zh-CN': {
    'rail.home': '待办',
  },
  en: {
    'rail.home': 'Waiting for me',
  },
};
