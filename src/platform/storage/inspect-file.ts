import { open } from 'node:fs/promises';
import { fileTypeFromBuffer } from 'file-type';
import { type FileKind, fileExtensionsAllowed, kindOfFileName } from '../../core/file-kinds.ts';
import type { Problem } from '../../core/problem.ts';
import { type FileWindow, windowOn } from './file-window.ts';
import { isPlainText } from './plain-text.ts';
import { isWholeJpeg, isWholeMp4, isWholePdf, isWholePng, isWholeWebp } from './whole-file.ts';
import { zipParts } from './zip-parts.ts';

type Inspection = { readonly kind: FileKind } | { readonly problem: Problem };

type Fault = 'file-kind-mismatch' | 'file-truncated' | 'file-has-macros';

const headBytes = 4100;

/**
 * What a file on the disk is, from its bytes: its name only says what to check. Answers the kind, or the first
 * problem: of a kind that may not be handed in, empty, not what its name says, cut short, or carrying a program.
 */
export async function inspectFile(path: string, name: string): Promise<Inspection> {
  const kind = kindOfFileName(name);
  if (kind === undefined) return problem('file-kind-not-allowed', { name, allowed: fileExtensionsAllowed });
  const file = await open(path);
  try {
    const window = await windowOn(file);
    if (window.size === 0) return problem('file-empty', { name });
    const fault = await faultIn(window, kind);
    return fault === undefined ? { kind } : problem(fault, { name, extension: kind.extensions[0] });
  } finally {
    await file.close();
  }
}

function problem(code: string, params: Readonly<Record<string, string | number>>): Inspection {
  return { problem: { code, pointer: '', params } };
}

async function faultIn(file: FileWindow, kind: FileKind): Promise<Fault | undefined> {
  const head = await file.read(0, headBytes);
  const sniffed = (await fileTypeFromBuffer(head))?.mime;
  switch (kind.check) {
    case 'text':
      return sniffed === undefined && (await isPlainText(file)) ? undefined : 'file-kind-mismatch';
    case 'package':
      return head.toString('latin1', 0, 4) === 'PK\u0003\u0004' ? faultInPackage(file, kind) : 'file-kind-mismatch';
    case 'pdf':
      return faultUnless(head.toString('latin1', 0, 5) === '%PDF-', () => isWholePdf(file));
    case 'png':
      return faultUnless(sniffed === 'image/png' || sniffed === 'image/apng', () => isWholePng(file));
    case 'jpeg':
      return faultUnless(sniffed === 'image/jpeg', () => isWholeJpeg(file));
    case 'webp':
      return faultUnless(sniffed === 'image/webp', () => isWholeWebp(file));
    case 'mp4':
      return faultUnless(sniffed === 'video/mp4' || sniffed === 'video/x-m4v', () => isWholeMp4(file));
  }
}

async function faultUnless(isKind: boolean, isWhole: () => Promise<boolean>): Promise<Fault | undefined> {
  if (!isKind) return 'file-kind-mismatch';
  return (await isWhole()) ? undefined : 'file-truncated';
}

async function faultInPackage(file: FileWindow, kind: FileKind): Promise<Fault | undefined> {
  const parts = await zipParts(file);
  if (parts === undefined) return 'file-truncated';
  if (!parts.some((part) => part === kind.mainPart)) return 'file-kind-mismatch';
  return parts.some((part) => /(^|\/)vbaProject\.bin$/i.test(part)) ? 'file-has-macros' : undefined;
}
