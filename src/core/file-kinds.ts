/**
 * The kinds of file that may be handed in, in one table: the screens offer them, the server checks what a file really
 * is against them. A kind is here because people hand it in as evidence and because it can be checked that it is whole
 * and is what it says. Not here, on purpose: archives (what is inside would be judged by nobody), the old binary
 * office formats and those with macros (they carry programs), SVG and HTML (they carry scripts).
 */
export interface FileKind {
  /** As names end, without the dot; the first one is the usual one. */
  readonly extensions: readonly [string, ...string[]];
  readonly mediaType: string;
  /** How it can be known that the file is whole and is of this kind. */
  readonly check: 'pdf' | 'png' | 'jpeg' | 'webp' | 'mp4' | 'package' | 'text';
  /** For a `package` (a zip of a known make): the part that only this kind has. */
  readonly mainPart?: string;
}

export const fileKinds: readonly FileKind[] = [
  { extensions: ['pdf'], mediaType: 'application/pdf', check: 'pdf' },
  { extensions: ['png'], mediaType: 'image/png', check: 'png' },
  { extensions: ['jpg', 'jpeg'], mediaType: 'image/jpeg', check: 'jpeg' },
  { extensions: ['webp'], mediaType: 'image/webp', check: 'webp' },
  {
    extensions: ['docx'],
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    check: 'package',
    mainPart: 'word/document.xml',
  },
  {
    extensions: ['xlsx'],
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    check: 'package',
    mainPart: 'xl/workbook.xml',
  },
  {
    extensions: ['pptx'],
    mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    check: 'package',
    mainPart: 'ppt/presentation.xml',
  },
  // The Chinese national format for fixed documents (GB/T 33190): official letters and invoices come in it.
  { extensions: ['ofd'], mediaType: 'application/ofd', check: 'package', mainPart: 'OFD.xml' },
  { extensions: ['mp4'], mediaType: 'video/mp4', check: 'mp4' },
  { extensions: ['txt'], mediaType: 'text/plain', check: 'text' },
  { extensions: ['csv'], mediaType: 'text/csv', check: 'text' },
];

/** The kind that a file's name promises; absent when the name ends in none that may be handed in. */
export function kindOfFileName(name: string): FileKind | undefined {
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 ? name.slice(dot + 1).toLowerCase() : '';
  return fileKinds.find((kind) => kind.extensions.includes(extension));
}

/** Every extension that may be handed in, as a sentence lists them: `pdf, png, jpg`. */
export const fileExtensionsAllowed = fileKinds.flatMap((kind) => kind.extensions).join(', ');

/**
 * A name as it is kept: without the folders that some browsers send along, in composed characters, so that the same
 * name typed on two systems is the same. Absent when nothing that can be shown is left: control characters and marks
 * that turn the direction of writing would let a name pretend to be another ("fdp.exe" shown backwards).
 */
export function cleanFileName(name: string): string | undefined {
  const last = name.split(/[/\\]/).at(-1)?.normalize('NFC').trim() ?? '';
  const deceives = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u.test(last);
  return last === '' || /^\.+$/.test(last) || deceives ? undefined : last;
}
