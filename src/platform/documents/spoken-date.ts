import type { IsoDate } from '../../core/calendar.ts';
import type { Language } from '../../core/text.ts';

/** A day as a document writes it: `2019年4月2日`, `2 April 2019`. */
export function spokenDate(language: Language, date: IsoDate): string {
  const tag = language === 'en' ? 'en-GB' : 'zh-CN';
  return new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
}
