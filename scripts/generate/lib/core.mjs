// The core as a module that Node can load, made once.
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** @type {Promise<any> | undefined} */
let core;

/** @returns {Promise<any>} all that the core exports, and the reader of fixtures */
export function loadCore() {
  core ??= makeCore();
  return core;
}

/** The core, and the reader of fixtures, as one module that Node can load. */
async function makeCore() {
  const folder = await mkdtemp(path.join(tmpdir(), 'orch-rules-'));
  const outfile = path.join(folder, 'rules.cjs');
  const contents = `export * from './server/src/core/index.ts'; export * from './test/support/fixture.ts';`;
  await build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile,
    logLevel: 'error',
  });
  try {
    return createRequire(import.meta.url)(outfile);
  } finally {
    await rm(folder, { recursive: true });
  }
}
