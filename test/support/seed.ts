/** Seed of the property tests of a file, printed so that a failure can be repeated: `ORCH_SEED=… vitest run …`. */
export const seed = Number(process.env['ORCH_SEED'] ?? Date.now() % 0x7fffffff);
process.stdout.write(`ORCH_SEED=${seed}\n`);
