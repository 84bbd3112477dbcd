const patienceMs = 2000;
const pauseMs = 500;

export interface Progress {
  /** `share` between 0 and 1, where it is known. */
  tell(what: string, share?: number): void;
  done(): void;
}

/** Tells on standard error how far a command has come, once it has taken longer than a person waits without wondering. */
export function startProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  const began = Date.now();
  let told = 0;
  let width = 0;
  return {
    tell(what, share) {
      const now = Date.now();
      if (now - began < patienceMs || now - told < pauseMs) return;
      told = now;
      const line = share === undefined ? what : `${what} ${Math.floor(share * 100)}%`;
      stream.write(stream.isTTY ? `\r${line.padEnd(width)}` : `${line}\n`);
      width = line.length;
    },
    done() {
      if (stream.isTTY && width > 0) stream.write(`\r${' '.repeat(width)}\r`);
    },
  };
}
