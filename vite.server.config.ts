import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** What runs on the server: the command line, on which everything hangs, and what it runs in threads of its own. */
const entries = {
  cli: 'src/main/cli.ts',
  'assign-worker': 'src/features/assignments/assign-worker.ts',
  'calibrate-worker': 'src/features/calibrations/calibrate-worker.ts',
};

export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    outDir: at('dist/server'),
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    target: 'node22',
    rolldownOptions: {
      input: Object.fromEntries(Object.entries(entries).filter(([, path]) => existsSync(at(path)))),
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
  ssr: { target: 'node', noExternal: [] },
});
