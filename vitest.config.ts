import { defineConfig } from 'vitest/config';

/** Without isolation this shape of project is tested several times faster; what tests share they must leave as it was. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'src/core/**/*.test.ts',
            'src/platform/*.test.ts',
            'src/platform/{calendar,cli,i18n,ui,web}/**/*.test.{ts,tsx}',
            'test/!(two-worlds|kill).test.ts',
            'test/bootstrap/*.test.mjs',
          ],
          isolate: false,
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'database',
          include: [
            'src/features/**/*.test.{ts,tsx}',
            'src/platform/{auth,db,documents,http,jobs,mail,storage}/**/*.test.ts',
            'src/main/**/*.test.ts',
            'test/two-worlds.test.ts',
          ],
          globalSetup: ['test/support/global-setup.ts'],
          isolate: false,
          testTimeout: 20_000,
          hookTimeout: 20_000,
        },
      },
      {
        // Each journey has a browser and a server of its own, and waits more than it works: two go on at once.
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.spec.ts', 'test/kill.test.ts'],
          globalSetup: ['test/support/journey-setup.ts'],
          maxWorkers: 2,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
