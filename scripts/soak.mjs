// Holds the laws on far more cases than `npm test` has time for, with a new seed each time, and prints the seeds that fail.
//   node scripts/soak.mjs [--minutes 30] [--runs 600] [PART OF A FILE'S NAME...]
import * as fs from 'node:fs';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import { installPackages } from './lib/bootstrap.mjs';
import { commandOf, inRoot } from './lib/paths.mjs';
import { runNode } from './lib/process.mjs';
import { elapsed, Failure, script } from './lib/progress.mjs';

await script(async () => {
  const { positionals, values } = parseArgs({
    options: { minutes: { type: 'string', default: '30' }, runs: { type: 'string', default: '600' } },
    allowPositionals: true,
  });
  await installPackages();
  const files = lawFiles().filter(
    (file) => positionals.length === 0 || positionals.some((part) => file.includes(part)),
  );
  if (files.length === 0) throw new Failure('No file with laws has such a name.');
  const end = Date.now() + Number(values.minutes) * 60_000;
  let failures = 0;
  // The whole round, then another: a file that takes long is not the only one that is ever run.
  for (let at = 0; Date.now() < end; at = (at + 1) % files.length) {
    failures += (await hold(files[at] ?? '', values.runs)) ? 0 : 1;
  }
  console.log(failures === 0 ? 'Every law held.' : `${failures} failed.`);
  return failures === 0 ? 0 : 1;
});

/** @returns {string[]} the test files in which fast-check is at work, from the root */
function lawFiles() {
  return fs
    .readdirSync(inRoot('test'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts') && !file.startsWith(`host${path.sep}`))
    .map((file) => path.join('test', file))
    .filter((file) => fs.readFileSync(inRoot(file), 'utf8').includes('fc.assert('))
    .sort();
}

/**
 * @param {string} file
 * @param {string} runs of each law
 * @returns {Promise<boolean>} whether all of its laws held; what did not is printed whole
 */
async function hold(file, runs) {
  const since = Date.now();
  const seed = String(since % 0x7fffffff);
  const env = { ...process.env, ORCH_SEED: seed, ORCH_RUNS: runs };
  const { code, output } = await runNode(commandOf('vitest'), ['run', '--testTimeout=3600000', file], { env });
  if (code !== 0) console.log(output);
  console.log(`${code === 0 ? 'held' : 'FAILED'} ${file} ORCH_SEED=${seed} ${elapsed(since)}`);
  return code === 0;
}
