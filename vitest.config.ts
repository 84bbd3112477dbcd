import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['src/core/**/*.test.ts', 'src/platform/{i18n,ui,web}/**/*.test.{ts,tsx}'], isolate: false } },
    ],
  },
});
