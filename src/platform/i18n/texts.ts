import type { Texts } from '../../core/text.ts';

export const texts: Texts = {
  'zh-CN': {
    'speech.since': '自{{date}}起',
    'speech.until': '至{{date}}止',
    'speech.working-days': '{{count}}个工作日',
    'speech.calendar-days': '{{count}}天',
  },
  en: {
    'speech.since': 'since {{date}}',
    'speech.until': 'until {{date}}',
    'speech.working-days_one': '{{count}} working day',
    'speech.working-days_other': '{{count}} working days',
    'speech.calendar-days_one': '{{count}} day',
    'speech.calendar-days_other': '{{count}} days',
  },
};
