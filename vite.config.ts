import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, runnerImport } from 'vite';
import type { Plugin } from 'vite';
import type { Language, Texts } from './src/core/text.ts';

const doors = ['unit', 'assessor', 'office'];
const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** In development every address below a door is that door, as the server has it in production. */
function doorPages(): Plugin {
  return {
    name: 'door-pages',
    configureServer(server) {
      server.middlewares.use((request, _, next) => {
        const door = /^\/(\w+)(?:\/[^.]*)?$/.exec((request.url ?? '').split('?')[0] ?? '')?.[1];
        if (door !== undefined && doors.includes(door)) request.url = `/${door}.html`;
        next();
      });
    },
  };
}

/** `sentences.ts?language=en` is that language of it alone, so that a reader loads no sentence of the other. */
function oneLanguage(): Plugin {
  return {
    name: 'one-language',
    async load(id) {
      const [file = '', language] = id.split('?language=');
      if (language === undefined) return null;
      const { module, dependencies } = await runnerImport<{ sentences: readonly Texts[] }>(file, { configFile: false });
      for (const dependency of [file, ...dependencies]) this.addWatchFile(dependency);
      const said = Object.assign({}, ...module.sentences.map((texts) => texts[language as Language])) as object;
      return { code: `export default ${JSON.stringify(said)};`, moduleType: 'js' };
    },
  };
}

export default defineConfig({
  root: at('src/main/web'),
  plugins: [react(), doorPages(), oneLanguage()],
  build: {
    outDir: at('dist/web'),
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    rolldownOptions: { input: doors.map((door) => at(`src/main/web/${door}.html`)) },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:4300' } },
});
