import { defineConfig } from 'vitest/config';

/** The pure parts: quick, and run by `npm run check`. */
const unit = ['test/{core,insight,client,support}/**/*.test.ts'];

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 30_000,
    env: { TZ: 'UTC' },
    projects: [
      { extends: true, test: { name: 'unit', include: unit } },
      {
        extends: true,
        test: {
          name: 'system',
          include: ['test/**/*.test.ts'],
          exclude: [...unit, 'test/host/**', '**/node_modules/**'],
        },
      },
    ],
  },
});
