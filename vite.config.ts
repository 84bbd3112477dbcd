import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';

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

export default defineConfig({
  root: at('src/main/web'),
  plugins: [react(), doorPages()],
  build: {
    outDir: at('dist/web'),
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    rolldownOptions: { input: doors.map((door) => at(`src/main/web/${door}.html`)) },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:4300' } },
});
