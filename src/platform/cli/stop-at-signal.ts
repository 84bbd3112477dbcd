const patienceMs = 1000;

/**
 * Waits until the process is asked to end, then stops in order. The same wish often arrives two or three times at once
 * (from the terminal, from npm, from the program that started us), so only a later Ctrl-C means "now".
 */
export function stopAtSignal(stop: () => Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    let asked: number | undefined;
    const end = (signal?: NodeJS.Signals | 'disconnect') => {
      if (asked === undefined) {
        asked = Date.now();
        void stop().then(resolve);
      } else if (signal === 'SIGINT' && Date.now() - asked > patienceMs) {
        process.exit(130);
      }
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
    // Whoever started us was killed: nobody would ever end us.
    process.once('disconnect', () => end('disconnect'));
    process.channel?.unref();
  });
}

/** Tells the program that started us, if it listens, that we are up. */
export function tellReady(): void {
  process.send?.('ready');
}
