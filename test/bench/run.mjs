// npm run bench [-- --sizes 100,1000] [--only servers|commands|moves|history|peers] [--rounds 500] [--write]: figures as a Markdown document; --write puts it into docs/benchmarks.md.
import { build } from 'esbuild';
import * as fs from 'node:fs';
import * as os from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { measureClaims } from './claims.mjs';
import { measureCommands } from './commands.mjs';
import { measureHistory } from './history.mjs';
import { measureLanguageServers } from './languageServers.mjs';
import { measureMoves } from './moves.mjs';
import { measurePeers } from './peers.mjs';

// Certificates that a machine adds to Node's own are read at every start, and more than double what a bare start costs:
// every ratio to it would look better than it is elsewhere.
delete process.env['NODE_EXTRA_CA_CERTS'];

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '100,1000,10000' },
    write: { type: 'boolean', default: false },
    only: { type: 'string' },
    rounds: { type: 'string', default: '500' },
  },
});
const say = (/** @type {string} */ line) => void process.stderr.write(`${line}\n`);
const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

/** @type {import('esbuild').BuildOptions} */
const options = {
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  mainFields: ['module', 'main'],
  logLevel: 'error',
};
await build({
  ...options,
  entryPoints: [here('emptyServer.mjs')],
  outfile: here('../../dist-test/emptyServer.cjs'),
});
await build({
  ...options,
  stdin: {
    contents: `export { perform } from './server/src/core/index.ts'; export { nodePorts } from './server/src/node/movePorts.ts';`,
    resolveDir: here('../..'),
  },
  outfile: here('../../dist-test/claims.cjs'),
});

/** Peers are large: they are installed and measured when somebody asks for them. */
const isWanted = (/** @type {string} */ part) =>
  values.only === part || (values.only === undefined && part !== 'peers');
const servers = isWanted('servers') ? await measureLanguageServers(values.sizes.split(',').map(Number), say) : '';
const commands = isWanted('commands') ? await measureCommands(say) : '';
const moves = isWanted('moves') ? await measureMoves(say) : '';
const claims = isWanted('moves') ? await measureClaims(Number(values.rounds), say) : '';
const history = isWanted('history') ? await measureHistory(say) : '';
const peers = isWanted('peers') ? await measurePeers(say) : '';

/** What was not measured now stays as it was measured last. */
const target = here('../../docs/benchmarks.md');
const kept = fs.readFileSync(target, 'utf8');
const section = (/** @type {string} */ title, /** @type {string} */ part, /** @type {string} */ text) => {
  const found = new RegExp(`^## ${title}$.*?(?=^## |$(?![^]))`, 'ms').exec(kept)?.[0];
  return isWanted(part) || found === undefined ? `## ${title}\n\n${text}\n` : found;
};

const document = `# Benchmarks

Made by \`npm run bench -- --write\` on ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${os.availableParallelism()} cores (${os.cpus()[0]?.model.trim() ?? 'unknown'}). Medians. Absolute times are
this machine's; the ratios are what carries over: everything in a table is measured in one run, one after the other.

${section(
  'Language servers',
  'servers',
  `Each server is a process of its own on the same workspace, a repository with all of it committed, driven over standard
input and output; Orch judges every keystroke against that commit. *Open* is the time
from opening both ledgers to the diagnostics of both; *keystroke* from typing a letter into the middle of the task
list to the diagnostics of the new text. The empty server keeps its documents in step and finds nothing: it is what the
protocol costs, and ratios are against it. The Markdown language server leaves parsing to its client, which does it with
markdown-it, as VS Code does; the YAML language server gets the same rows as two lists in one document, with a JSON schema. Memory is the
process's resident memory at the end.

${servers}`,
)}
${section('Command line', 'commands', `Whole processes, in turn with a bare \`node -e 0\`.\n\n${commands}`)}
${section(
  'Moves',
  'moves',
  `Whole processes again, each on a repository where moves were made before; what a move changed is put back before the
next. *A policy*: PROJECT_RULES.md sets people, states, lock and WIP limit.

${moves}`,
)}
${section(
  'Claims of one task at the same time',
  'moves',
  `Sixteen processes that run all the time are told at the same moment to claim the same task of a small ledger; a round is
over when each of them knows whether it has it. *Orch* makes the whole move, as \`orch start\` does: it reads and plans,
takes the guard, compares what is on disk with what it read, writes a journal, the ledger, the audit log and the lease so
that each of them survives a power cut, and answers the others with a refusal. *proper-lockfile* takes its lock on the
ledger, looks whether somebody has the task, writes the owner into it and gives the lock back: no log, no lease, nothing
made durable. It is measured looking for a lock that is taken as often as Orch does, every 1 to 20 ms, and as it does by
default, after one second, then two, four, eight and so on (fewer rounds: who waits that way waits long).

${claims}`,
)}
${section(
  'History',
  'history',
  `A generated repository, its ledger edited by hand, one step a commit and a merge now and then; the generator counts what
is illegal, and \`orch history\` has to find exactly that. The goal is for ten thousand commits on two cores. Beside it
git's own time for printing the same changes, which reads the same objects and judges nothing.

${history}`,
)}
${section(
  'Peers',
  'peers',
  `Other trackers that keep tasks as files in a repository, from the npm registry. The same forty tasks are committed in
each one's own format, then a file is edited by hand and the tool is asked for what it has to say of its files:
\`orch check\`, \`backlog doctor\`, \`storybloq validate\`, \`task-master validate-dependencies\`. *Yes* means that it ends otherwise than
before the edit, or names the task more often. None of these checks promises to look at the process; the table says who
does. Below, what beginning one of a thousand tasks costs. Backlog.md is a compiled program that Node starts, the others
run in Node. All but Orch begin a task without a lock, a log or anything made durable.

${peers}`,
)}`;
if (values.write)
  fs.writeFileSync(target, await format(document, { ...(await resolveConfig(target)), parser: 'markdown' }));
process.stdout.write(document);
