/** Where in a JSON text the values lie that some JSON pointers name: lines and columns, counted from 1. */
export function placesInJson(
  text: string,
  pointers: ReadonlySet<string>,
): Map<string, { line: number; column: number }> {
  const found = new Map<string, number>();
  const walker = { text, at: 0 };
  walk(walker, '', pointers, found);
  return new Map([...found].map(([pointer, offset]) => [pointer, placeOf(text, offset)]));
}

interface Walker {
  readonly text: string;
  at: number;
}

/** The text is known to be JSON. Values that no pointer can lie in are passed over all the same, to find their end. */
function walk(walker: Walker, pointer: string, wanted: ReadonlySet<string>, found: Map<string, number>): void {
  skipBlanks(walker);
  if (wanted.has(pointer)) found.set(pointer, walker.at);
  const opening = walker.text[walker.at];
  if (opening === '"') skipString(walker);
  else if (opening === '{' || opening === '[') walkItems(walker, opening, pointer, wanted, found);
  else while (walker.at < walker.text.length && !',]}\n\r\t '.includes(walker.text[walker.at]!)) walker.at++;
}

function walkItems(
  walker: Walker,
  opening: string,
  pointer: string,
  wanted: ReadonlySet<string>,
  found: Map<string, number>,
): void {
  const closing = opening === '{' ? '}' : ']';
  walker.at++;
  for (let index = 0; ; index++) {
    skipBlanks(walker);
    if (walker.text[walker.at] === closing) break;
    let key = String(index);
    if (opening === '{') {
      const start = walker.at;
      skipString(walker);
      key = (JSON.parse(walker.text.slice(start, walker.at)) as string).replaceAll('~', '~0').replaceAll('/', '~1');
      skipBlanks(walker);
      walker.at++;
    }
    walk(walker, `${pointer}/${key}`, wanted, found);
    skipBlanks(walker);
    if (walker.text[walker.at] === ',') walker.at++;
  }
  walker.at++;
}

function skipBlanks(walker: Walker): void {
  while (' \n\r\t'.includes(walker.text[walker.at] ?? '.')) walker.at++;
}

function skipString(walker: Walker): void {
  walker.at++;
  while (walker.text[walker.at] !== '"') walker.at += walker.text[walker.at] === '\\' ? 2 : 1;
  walker.at++;
}

function placeOf(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let start = 0;
  for (let end = text.indexOf('\n'); end !== -1 && end < offset; end = text.indexOf('\n', start)) {
    line++;
    start = end + 1;
  }
  return { line, column: offset - start + 1 };
}
