import type { Texts } from './text.ts';

/** The sentences of the problems that `calendar.ts` finds. */
export const texts: Texts = {
  'zh-CN': {
    'not-a-date': '“{{value}}”不是有效日期，请按“年-月-日”填写，例如 2018-12-19。',
    'period-reversed': '截止日期 {{to}} 早于起始日期 {{from}}，请更正其中一个日期。',
    'clock-days-invalid': '期限天数须为 1 至 {{most}} 之间的整数。',
    'zone-unknown': '无法识别时区“{{zone}}”，请填写 Asia/Shanghai 这样的时区名称。',
  },
  en: {
    'not-a-date': '“{{value}}” is not a day. Write year-month-day, such as 2018-12-19.',
    'period-reversed': 'The period ends on {{to}}, before it begins on {{from}}. Correct one of the two dates.',
    'clock-days-invalid': 'The number of days must be a whole number from 1 to {{most}}.',
    'zone-unknown': 'There is no time zone “{{zone}}”. Give a name such as Asia/Shanghai.',
  },
};
