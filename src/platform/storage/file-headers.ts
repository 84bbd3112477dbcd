/** What is known of a file that goes out. */
interface OutgoingFile {
  readonly name: string;
  readonly mediaType: string;
  readonly size?: number;
  readonly sha256?: string;
}

/**
 * The headers of every file that goes out. Whatever it is, it is saved and never shown inside the site (a document
 * that people handed in could carry a script), and no shared cache keeps it, since not everybody may see it. Its
 * bytes never change, so who has it already may ask with its hash whether he still may.
 */
export function fileHeaders(file: OutgoingFile): Record<string, string> {
  return {
    'content-type': file.mediaType,
    'content-disposition': `attachment; filename="${asciiName(file.name)}"; filename*=UTF-8''${encoded(file.name)}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, no-cache',
    ...(file.size === undefined ? {} : { 'content-length': String(file.size) }),
    ...(file.sha256 === undefined ? {} : { etag: `"${file.sha256}"` }),
  };
}

/** For old programs: letters outside ASCII, quotes and what a path or a header would stumble over become underlines. */
function asciiName(name: string): string {
  return name.replace(/[^\x20-\x7e]|["\\/%;]/gu, '_');
}

/** RFC 5987: all but the few characters that a header's extended value may hold is written in per cent. */
function encoded(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
