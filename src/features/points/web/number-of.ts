/** A number that was not typed goes as it is, so that the server says that it is missing, with all else. */
export function numberOf(typed: number | null): number {
  return typed as number;
}
