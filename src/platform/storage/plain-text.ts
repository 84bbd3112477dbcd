import type { FileWindow } from './file-window.ts';

const chunkBytes = 65_536;

/** What a page for a browser begins with, whatever its name says. */
const markup = /^\s*<(?:\?xml|!doctype|!--|svg|html|head|body|script|iframe)/i;

/** Whether a file is text without markup, in UTF-8, in GB18030 (as Chinese spreadsheets save it) or in marked UTF-16. */
export async function isPlainText(file: FileWindow): Promise<boolean> {
  const head = await file.read(0, 2);
  const encodings = utf16Of(head) ?? ['utf-8', 'gb18030'];
  for (const encoding of encodings) if (await readsAs(encoding, file)) return true;
  return false;
}

function utf16Of(head: Buffer): string[] | undefined {
  const mark = head.toString('hex');
  if (mark === 'fffe') return ['utf-16le'];
  return mark === 'feff' ? ['utf-16be'] : undefined;
}

async function readsAs(encoding: string, file: FileWindow): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for (let place = 0; place < file.size; place += chunkBytes) {
      const bytes = await file.read(place, chunkBytes);
      const text = decoder.decode(bytes, { stream: place + chunkBytes < file.size });
      // Line ends, tabs and form feeds are part of text; the other control characters are not.
      if (/[^\P{Cc}\t\n\f\r]/u.test(text)) return false;
      if (place === 0 && markup.test(text)) return false;
    }
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
