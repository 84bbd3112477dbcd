import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { projectRoot } from '../project-root.ts';

/** What the worker is asked, and what it answers. */
export interface Order {
  readonly number: number;
  readonly template: string;
  /** JSON; the template reads it as values. */
  readonly data: string;
}
export type Delivery =
  | { readonly number: number; readonly pdf: Uint8Array }
  | { readonly number: number; readonly failure: string };

/** How many documents old what the compiler remembers may get: fonts and templates stay, people's data go. */
const rememberedDocuments = 10;

const compiler = NodeCompiler.create({
  workspace: join(projectRoot, 'src/platform/documents/templates'),
  fontArgs: [{ fontPaths: [join(projectRoot, 'assets/fonts')] }],
});

parentPort?.on('message', ({ number, template, data }: Order) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin, only a window has
  parentPort?.postMessage(deliver(number, template, data));
});

function deliver(number: number, template: string, data: string): Delivery {
  try {
    const mainFilePath = join(projectRoot, 'src/platform/documents/templates', `${template}.typ`);
    const compiled = compiler.compile({ mainFilePath, inputs: { data } });
    if (compiled.result === null) {
      const error = compiled.takeDiagnostics();
      return { number, failure: JSON.stringify(error === null ? null : compiler.fetchDiagnostics(error)) };
    }
    return { number, pdf: new Uint8Array(compiler.pdf(compiled.result)) };
  } catch (error) {
    return { number, failure: String(error) };
  } finally {
    compiler.evictCache(rememberedDocuments);
  }
}
