const patienceMs = 1000;

/**
 * Resolves when the process is asked to end; call it before starting anything, so that a wish during the start is kept.
 * The same wish often arrives two or three times at once (from the terminal, from npm, from the program that started
 * us), so only a later Ctrl-C means "now, without order".
 */
export function askedToStop(): Promise<void> {
  return new Promise((resolve) => {
    let asked: number | undefined;
    const ask = (signal?: NodeJS.Signals) => {
      asked ??= Date.now();
      resolve();
      if (signal === 'SIGINT' && Date.now() - asked > patienceMs) process.exit(130);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask);
    // Whoever started us was killed: nobody would ever end us.
    process.once('disconnect', () => ask());
    process.channel?.unref();
  });
}

/** Tells the program that started us, if it listens, that we are up. */
export function tellReady(): void {
  process.send?.('ready');
}
