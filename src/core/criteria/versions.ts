/** The versions of a pack: three numbers with points. */

const form = /^(\d{1,5})\.(\d{1,5})\.(\d{1,5})$/;

/** The version itself while nobody has it, else the next free one by its second number; what is no version stays. */
export function nextVersion(version: string, taken: readonly string[]): string {
  const match = form.exec(version);
  if (match === null || !taken.includes(version)) return version;
  const major = Number(match[1]);
  const minors = taken.flatMap((one) => {
    const parts = form.exec(one);
    return parts !== null && Number(parts[1]) === major ? [Number(parts[2])] : [];
  });
  return `${major}.${Math.max(...minors) + 1}.0`;
}
