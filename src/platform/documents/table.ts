import type { IsoDate } from '../../core/calendar.ts';
import type { Language } from '../../core/text.ts';
import { compile } from './compile.ts';

/** A list on paper, in one language. */
export interface TableDocument {
  readonly language: Language;
  readonly title: string;
  readonly subtitle?: string;
  /** Beside the page number: where it comes from, when it was made. */
  readonly note?: string;
  readonly date: IsoDate;
  readonly landscape?: boolean;
  /** `weight` is the share of the width, 1 unless stated; numbers stand to the right. */
  readonly columns: readonly { readonly title: string; readonly weight?: number; readonly numeric?: boolean }[];
  /** As many cells in each row as there are columns. */
  readonly rows: readonly (readonly string[])[];
}

export const pageWords: Readonly<Record<Language, readonly [string, string, string]>> = {
  'zh-CN': ['第 ', ' 页，共 ', ' 页'],
  en: ['Page ', ' of ', ''],
};

/** A title, a table whose head is repeated on every page, and page numbers. */
export async function renderTable(table: TableDocument): Promise<Uint8Array> {
  const { language, title, subtitle = null, note = '', date, landscape = false, columns, rows } = table;
  if (columns.length === 0 || rows.some((row) => row.length !== columns.length)) {
    throw new Error('Every row of a table needs a cell for each column.');
  }
  return compile('table', {
    lang: language === 'en' ? 'en' : 'zh',
    date,
    title,
    subtitle,
    note,
    landscape,
    columns: columns.map((column) => ({
      title: column.title,
      weight: column.weight ?? 1,
      numeric: column.numeric ?? false,
    })),
    rows,
    pages: pageWords[language],
  });
}
