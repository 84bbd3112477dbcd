/**
 * JSON that is the same bytes for the same value (RFC 8785, JCS): no spaces, the keys of every object in the order of
 * their UTF-16 units, numbers and texts as ECMAScript writes them. What is hashed or signed is written like this, so that
 * anybody can compute the hash again. Takes plain JSON values; a key whose value is undefined is left out.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}
