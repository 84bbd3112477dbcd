/**
 * What somebody typed and the server does not have yet, kept in this browser for that person alone, so that neither a
 * reload nor a lost line nor a log-out takes it away.
 */
export interface KeptCopy<T> {
  readonly value: T;
  /** The version of the server that the value was built on. */
  readonly base: number;
}

function nameOf(personId: string, key: string): string {
  return `kept:${personId}:${key}`;
}

export function findKeptCopy<T>(personId: string, key: string): KeptCopy<T> | undefined {
  try {
    const written = localStorage.getItem(nameOf(personId, key));
    return written === null ? undefined : (JSON.parse(written) as KeptCopy<T>);
  } catch {
    return undefined;
  }
}

/** A full or forbidden store must not stop anybody from typing: the server still gets the value. */
export function keepCopy<T>(personId: string, key: string, copy: KeptCopy<T>): void {
  try {
    localStorage.setItem(nameOf(personId, key), JSON.stringify(copy));
  } catch {
    // Nothing is lost that the next save would not bring.
  }
}

export function dropCopy(personId: string, key: string): void {
  try {
    localStorage.removeItem(nameOf(personId, key));
  } catch {
    // As above.
  }
}
