/**
 * The order in which entries and assessors stand in every answer: runs of digits by value ("e2" before "e10"), all
 * else by code unit. Whatever order the rows came in, the same problem is solved and the same bytes are written.
 */
export function compareIds(left: string, right: string): number {
  let a = 0;
  let b = 0;
  while (a < left.length && b < right.length) {
    if (isDigit(left, a) && isDigit(right, b)) {
      const endA = endOfDigits(left, a);
      const endB = endOfDigits(right, b);
      const byValue = compareDigits(left.slice(a, endA), right.slice(b, endB));
      if (byValue !== 0) return byValue;
      a = endA;
      b = endB;
    } else {
      const byUnit = left.charCodeAt(a) - right.charCodeAt(b);
      if (byUnit !== 0) return byUnit;
      a++;
      b++;
    }
  }
  return left.length - a - (right.length - b) || plain(left, right);
}

/** Ids that differ only in leading zeros are still two ids. */
function plain(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function isDigit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 48 && unit <= 57;
}

function endOfDigits(text: string, start: number): number {
  let end = start;
  while (end < text.length && isDigit(text, end)) end++;
  return end;
}

function compareDigits(left: string, right: string): number {
  const a = left.replace(/^0+/, '');
  const b = right.replace(/^0+/, '');
  return a.length - b.length || plain(a, b);
}

/** The positions of `ids` in the order above. */
export function idOrder(ids: readonly string[]): Int32Array {
  return Int32Array.from(ids.keys()).sort((a, b) => compareIds(ids[a]!, ids[b]!));
}
