import { readDraft } from '../../core/criteria/draft.ts';
import type { DraftNode, PackDraft } from '../../core/criteria/draft.ts';
import { sheetNames } from '../../core/criteria/row-columns.ts';
import { readTable } from '../../core/criteria/rows.ts';
import { limits } from '../../core/limits.ts';
import type { Problem } from '../../core/problem.ts';
import { languages } from '../../core/text.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import { parsePackText } from '../packs/index.ts';
import type { readPackFile } from './contract.ts';
import { mayWritePacks } from './policy.ts';
import { readWorkbook, type Sheet } from './workbook.ts';

type File = InputOf<typeof readPackFile>['body']['file'];

/** Out of a file to what an editor can go on with; the editor takes it as one step that can be undone. */
export async function readFile(
  ctx: Ctx,
  { body }: InputOf<typeof readPackFile>,
): Promise<ReplyOf<typeof readPackFile>> {
  if (!mayWritePacks(ctx.actor, body.bodyId)) throw notFound();
  const content = body.file.format === 'yaml' ? fromYaml(body.file.text) : await fromWorkbook(body.file);
  return { content };
}

function fromYaml(text: string): PackDraft {
  const parsed = parsePackText(text, { bytes: limits.packDraftBytes, values: limits.packDraftValues });
  if ('problems' in parsed) throw unreadable(parsed.problems);
  const { draft, problems } = readDraft(parsed.value);
  if (draft !== undefined) return draft;
  throw unreadable(problems.map((problem) => ({ ...problem, ...parsed.locate(problem.pointer) })));
}

async function fromWorkbook({ base64, content }: Extract<File, { format: 'xlsx' }>): Promise<PackDraft> {
  const { draft, problems } = readDraft(content);
  if (draft === undefined) throw unreadable(problems);
  const sheets = await readWorkbook(Uint8Array.from(Buffer.from(base64, 'base64')));
  if (sheets === undefined) throw unreadable([{ code: 'workbook-unreadable', pointer: '' }]);
  const criteria = treeIn(sheetNamed(sheets, 'criteria') ?? sheets[0], draft.criteria, draft);
  const special = sheetNamed(sheets, 'special');
  if (special === undefined) return { ...draft, criteria };
  const known = draft.special?.criteria ?? [];
  return { ...draft, criteria, special: { cap: 0, ...draft.special, criteria: treeIn(special, known, draft) } };
}

function sheetNamed(sheets: readonly Sheet[], key: 'criteria' | 'special'): Sheet | undefined {
  return sheets.find(({ name }) => languages.some((language) => sheetNames[language][key] === name));
}

function treeIn(sheet: Sheet | undefined, known: readonly DraftNode[], draft: PackDraft): readonly DraftNode[] {
  const scales = Object.keys((draft['scales'] as object | undefined) ?? {});
  const { nodes, problems } = readTable(sheet?.cells ?? [], { scales, known });
  // That points do not add up is told again, and mended, in the editor.
  const grave = problems.filter(({ code }) => code !== 'row-points-do-not-add-up');
  if (grave.length > 0) throw unreadable(grave);
  return nodes;
}

function unreadable(problems: readonly Problem[]): Refusal {
  return new Refusal(422, 'pack-file-unreadable', { problems });
}
