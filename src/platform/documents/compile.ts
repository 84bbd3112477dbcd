import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { projectRoot } from '../project-root.ts';
import type { Delivery, Order } from './compile-worker.ts';

interface Waiting {
  readonly resolve: (pdf: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

let worker: Worker | undefined;
let lastNumber = 0;
const waiting = new Map<number, Waiting>();

/**
 * Sets a template of `templates/` with data and answers the PDF. It runs in a thread of its own, because a long table
 * takes seconds. The thread starts from its source file, found below the project's root, from wherever this was bundled to.
 */
export async function compile(template: string, data: unknown): Promise<Uint8Array> {
  const order: Order = { number: (lastNumber += 1), template, data: JSON.stringify(data) };
  worker ??= startWorker();
  worker.ref(); // While somebody waits the process lives on; an idle thread does not hold it.
  return new Promise((resolve, reject) => {
    waiting.set(order.number, { resolve, reject });
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin, only a window has
    worker?.postMessage(order);
  });
}

function startWorker(): Worker {
  const started = new Worker(join(projectRoot, 'src/platform/documents/compile-worker.ts'), { execArgv: [] });
  started.on('message', (delivery: Delivery) => settle(delivery));
  started.on('error', (error) => abandon(started, error));
  started.on('exit', () => abandon(started, new Error('The thread that sets documents ended.')));
  return started;
}

function settle(delivery: Delivery): void {
  const waited = waiting.get(delivery.number);
  waiting.delete(delivery.number);
  if (waiting.size === 0) worker?.unref();
  if ('pdf' in delivery) waited?.resolve(delivery.pdf);
  else waited?.reject(new Error(`The document could not be set: ${delivery.failure}`));
}

/** Whoever waits is told, and the next document starts a new thread. */
function abandon(ended: Worker, error: Error): void {
  if (worker !== ended) return;
  worker = undefined;
  for (const { reject } of waiting.values()) reject(error);
  waiting.clear();
}
