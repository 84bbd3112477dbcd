import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import { textIn } from '../../core/text.ts';
import { harmlessCell } from '../../core/spreadsheet-cell.ts';
import type { Ctx } from '../ctx.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { type AnyOperation, fileReply, type InputOf } from '../operation.ts';
import type { Route } from './route.ts';

const pageSize = 200;

/** Every list that states its columns can be had whole, under its own rule and filter: `GET …/export`. */
export function exportRoutes(routes: readonly Route[], catalogue: Catalogue): Route[] {
  return routes
    .filter(({ operation }) => operation.exportColumns.length > 0)
    .map((route) => exportRoute(route, catalogue));
}

function exportRoute({ operation, handle }: Route, catalogue: Catalogue): Route {
  const { after: _, limit: __, ...filter } = operation.query.shape;
  const whole: AnyOperation = {
    ...operation,
    id: operation.id.replace(/^list/, 'export'),
    path: `${operation.path}/export`,
    summary: `The whole list of ${operation.id} as a CSV file, with the same filter and the same rule of who may see what.`,
    query: z.strictObject(filter),
    reply: fileReply,
    file: true,
    versioned: false,
    exportColumns: [],
  };
  return { operation: whole, handle: (ctx, input) => fileOf(ctx, input) };

  async function fileOf(ctx: Ctx, input: InputOf<AnyOperation>) {
    const say = catalogue.sayIn(ctx.language);
    const rows: string[][] = [operation.exportColumns.map((column) => say(`column.${column}`))];
    let after: string | undefined;
    do {
      const page = (await handle(ctx, { ...input, query: { ...input.query, after, limit: pageSize } })) as Listed;
      for (const item of page.items) rows.push(operation.exportColumns.map((column) => cellOf(item[column], ctx)));
      after = page.next ?? undefined;
    } while (after !== undefined);
    // The mark tells spreadsheet programs that the text is UTF-8.
    const body = Buffer.from(`\uFEFF${stringify(rows, { record_delimiter: 'windows' })}`);
    return { name: `${operation.path.split('/').at(-1) ?? 'list'}.csv`, type: 'text/csv; charset=utf-8', body };
  }
}

interface Listed {
  readonly items: readonly Readonly<Record<string, unknown>>[];
  readonly next: string | null;
}

function cellOf(value: unknown, { language, zone }: Ctx): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toLocaleString('sv-SE', { timeZone: zone });
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return harmlessCell(value);
  if (typeof value === 'object' && 'zh' in value && 'en' in value)
    return harmlessCell(textIn(language, value as { zh: string; en: string }));
  return harmlessCell(JSON.stringify(value));
}
