/** A text as a cell of an exported table: what a spreadsheet would take for a formula is shown as the text it is. */
export function harmlessCell(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
