/** Several words in one line, as people write them, with either comma. */
export function wordsIn(line: string): string[] {
  return line
    .split(/[,，、;；\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
