import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/core/**/*.test.ts', 'src/platform/{i18n,ui,web}/**/*.test.{ts,tsx}', 'test/*.test.ts'],
          isolate: false,
        },
      },
      {
        test: {
          name: 'database',
          include: ['src/features/**/*.test.{ts,tsx}', 'src/platform/{db,http,auth,jobs,mail,storage,documents,calendar,cli}/**/*.test.ts', 'src/main/**/*.test.ts'],
          globalSetup: ['test/support/global-setup.ts'],
          isolate: false,
          testTimeout: 20_000,
        },
      },
    ],
  },
});
