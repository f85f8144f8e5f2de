import { execFileSync } from 'node:child_process';
import { defineConfig } from 'vitest/config';

/** The pure parts: quick, and run by `npm run check`. */
const unit = ['test/{core,insight,client,support}/**/*.test.ts'];

/** Of these those that nothing can be left behind by: functions of values, without a window, a clock or a mock. */
const pure = ['test/{core,insight}/**/*.test.ts'];

/** Crashes and contention. */
const faults = ['test/faults/**/*.test.ts'];

/** Of the property tests: the commit's, so that what passed here passes elsewhere too; 1 where there is no git. */
function seedOfCommit(): string {
  try {
    const head = execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return String(Number.parseInt(head.slice(0, 7), 16));
  } catch {
    return '1';
  }
}

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    // Far beyond what any test needs: a loaded machine must not fail one.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
    env: { TZ: 'UTC', ORCH_SEED: process.env.ORCH_SEED ?? seedOfCommit() },
    projects: [
      // Loading the core anew for each file takes as long as testing it.
      { extends: true, test: { name: 'core', include: pure, isolate: false } },
      { extends: true, test: { name: 'unit', include: unit, exclude: [...pure, '**/node_modules/**'] } },
      {
        extends: true,
        test: {
          name: 'system',
          include: ['test/**/*.test.ts'],
          exclude: [...unit, ...faults, 'test/host/**', '**/node_modules/**'],
          // Processes and watchers of a loaded machine may be late once; the report says which tests took two.
          retry: 1,
        },
      },
      // What must never happen, must not happen once.
      { extends: true, test: { name: 'faults', include: faults } },
    ],
  },
});
