import fc from 'fast-check';

/**
 * Seed of the property tests. It is the commit's (vitest.config.ts), so that one commit gives one verdict wherever it is
 * tested; another is given by ORCH_SEED. It is printed and holds for every property of a file that imports this.
 */
export const seed = Number(process.env['ORCH_SEED'] ?? 1);
process.stdout.write(`ORCH_SEED=${seed}\n`);
fc.configureGlobal({ seed });
