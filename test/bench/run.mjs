// npm run bench [-- --sizes 100,1000] [--write]: figures as a Markdown document; --write puts it into docs/benchmarks.md.
import { build } from 'esbuild';
import * as fs from 'node:fs';
import * as os from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { measureCommands } from './commands.mjs';
import { measureLanguageServers } from './languageServers.mjs';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '100,1000,10000' },
    write: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
});
const say = (/** @type {string} */ line) => void process.stderr.write(`${line}\n`);
const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

await build({
  entryPoints: [here('emptyServer.mjs')],
  outfile: here('../../dist-test/emptyServer.cjs'),
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  mainFields: ['module', 'main'],
  logLevel: 'error',
});

const servers =
  values.only === 'commands' ? '' : await measureLanguageServers(values.sizes.split(',').map(Number), say);
const commands = values.only === 'servers' ? '' : await measureCommands(say);

const document = `# Benchmarks

Made by \`npm run bench -- --write\` on ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${os.availableParallelism()} cores (${os.cpus()[0]?.model.trim() ?? 'unknown'}). Medians. Absolute times are
this machine's; the ratios are what carries over: everything in a table is measured in one run, one after the other.

## Language servers

Each server is a process of its own on the same workspace, driven over standard input and output. *Open* is the time
from opening both ledgers to the diagnostics of both; *keystroke* from typing a letter into the middle of the task
list to the diagnostics of the new text. The empty server keeps its documents in step and finds nothing: it is what the
protocol costs, and ratios are against it. The Markdown language server leaves parsing to its client, which does it with
markdown-it, as VS Code does; the YAML language server gets the same rows as two lists in one document, with a JSON schema. Memory is the
process's resident memory at the end.

${servers}

## Command line

Whole processes, in turn with a bare \`node -e 0\`.

${commands}
`;
const target = here('../../docs/benchmarks.md');
if (values.write)
  fs.writeFileSync(target, await format(document, { ...(await resolveConfig(target)), parser: 'markdown' }));
process.stdout.write(document);
