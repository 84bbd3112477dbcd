import { expect, test } from 'vitest';
import { cleanFileName, fileExtensionsAllowed, fileKinds, kindOfFileName } from './file-kinds.ts';

test.each([
  ['报告.pdf', 'application/pdf'],
  ['PHOTO.JPEG', 'image/jpeg'],
  ['photo.2024.jpg', 'image/jpeg'],
  ['发票.ofd', 'application/ofd'],
  ['figures.csv', 'text/csv'],
])('%s promises %s', (name, mediaType) => {
  expect(kindOfFileName(name)?.mediaType).toBe(mediaType);
});

test.each(['a.svg', 'a.html', 'a.zip', 'a.doc', 'a.docm', 'a.exe', 'pdf', '.pdf', 'a.pdf.', 'a.pdf ', ''])(
  '%j may not be handed in',
  (name) => expect(kindOfFileName(name)).toBeUndefined(),
);

test('no extension belongs to two kinds, and the list for people names each', () => {
  const all = fileKinds.flatMap((kind) => kind.extensions);
  expect(new Set(all).size).toBe(all.length);
  expect(fileExtensionsAllowed.split(', ')).toEqual(all);
});

test.each([
  ['C:\\Users\\li\\证明.pdf', '证明.pdf'],
  ['/tmp/../证明.pdf', '证明.pdf'],
  ['  证明 (1).pdf ', '证明 (1).pdf'],
  ['re\u0301sume\u0301.pdf', 'r\u00e9sum\u00e9.pdf'],
  ['医生👩\u200d⚕️.pdf', '医生👩\u200d⚕️.pdf'],
])('%j is kept as %j', (name, kept) => {
  expect(cleanFileName(name)).toBe(kept);
});

test.each([
  '',
  '  ',
  'folder/',
  '..',
  '.',
  'a\u0000.pdf',
  'a\r\nX: y.pdf',
  'report\u202efdp.exe',
  'a\u200b.pdf',
  '\ud800.pdf',
])('%j is no name', (name) => expect(cleanFileName(name)).toBeUndefined());
