import type { Pack } from '../../core/criteria/pack.ts';
import { tableOf } from '../../core/criteria/rows.ts';
import { sheetNames } from '../../core/criteria/row-columns.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { FileReply, InputOf } from '../../platform/operation.ts';
import { writePackText } from '../packs/index.ts';
import type { downloadPackDraft } from './contract.ts';
import { visibleDraft } from './read.ts';
import { writeWorkbook } from './workbook.ts';

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** YAML holds all of the draft; the workbook its tree, for people who count and write in tables. */
export async function draftFile(ctx: Ctx, { params, query }: InputOf<typeof downloadPackDraft>): Promise<FileReply> {
  const { content, key, packVersion } = await visibleDraft(ctx, params.draftId);
  const name = `${key === '' ? 'pack' : key}-${packVersion === '' ? '0' : packVersion}`;
  if (query.format === 'yaml') {
    const text = writePackText(content as unknown as Pack);
    return { name: `${name}.yaml`, type: 'application/yaml; charset=utf-8', body: Buffer.from(text) };
  }
  const names = sheetNames[ctx.language];
  const sheets = [{ name: names.criteria, cells: tableOf(content.criteria, ctx.language) }];
  if (content.special !== undefined) {
    sheets.push({ name: names.special, cells: tableOf(content.special.criteria, ctx.language) });
  }
  return { name: `${name}.xlsx`, type: workbookType, body: await writeWorkbook(sheets) };
}
