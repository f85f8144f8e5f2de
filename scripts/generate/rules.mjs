// docs/rules: from the rules' own files. What is found in their examples is found by checking them.
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { ruleIndex, rulePage } from './lib/ruleDocs.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The core, and the reader of fixtures, as one module that Node can load. */
async function load() {
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

export default async function rules() {
  const core = await load();
  const messages = core.messagesFor('en');
  const pages = core.rules.map((/** @type {import('./lib/ruleDocs.mjs').Rule} */ rule) => {
    const said = core
      .checkFixture(rule.docs.bad, rule.docs.now)
      .filter((/** @type {{ code: string }} */ finding) => finding.code === rule.code)
      .map((/** @type {any} */ finding) => ({
        file: finding.file,
        line: finding.range.start.line + 1,
        severity: finding.severity,
        message: core.describe(finding, messages),
        fixes: finding.fixes.map((/** @type {any} */ fix) => core.fixTitle(fix.title, messages)),
      }));
    return { path: `docs/rules/${rule.code}.md`, content: rulePage(rule, said) };
  });
  return [{ path: 'docs/rules/README.md', content: ruleIndex(core.rules) }, ...pages];
}
