import { join } from 'node:path';
import { cacheFolder } from './codeCache.js';
import { loadBundle, type CachePlace } from './loadBundle.js';
import type * as main from './main.js';
import { version } from './version.js';

/** The language server is a bundle of its own: loaded when asked for, and by nothing else of the command line. */
async function serve(): Promise<void> {
  const { runStdio } = await import('../lsp/nodeMain.js');
  await runStdio();
}

/** The bundle of each command. A cache holds what its command compiled: so every command has one of its own. */
const BUNDLES = {
  baseline: 'orch-main',
  check: 'orch-main',
  explain: 'orch-main',
  policy: 'orch-main',
  status: 'orch-main',
};

function isCommand(word: string): word is keyof typeof BUNDLES {
  return Object.hasOwn(BUNDLES, word);
}

function cacheOf(command: string): CachePlace | undefined {
  const folder = cacheFolder(process.env, process.cwd());
  return folder === undefined ? undefined : { folder, name: `${command}-${process.version}-${process.arch}` };
}

/**
 * A command is over before optimised code pays for itself: on Node 20 the optimiser, on its own thread, uses as much CPU
 * as the command. So it is asked to wait longer. Later versions wait by themselves, and do not know the flag.
 */
async function spareTheOptimiser(): Promise<void> {
  if (!process.version.startsWith('v20.')) return;
  const { setFlagsFromString } = await import('node:v8'); // 2 ms to load
  setFlagsFromString('--interrupt-budget=2000000');
}

async function run(argv: readonly string[]): Promise<void> {
  const [word = ''] = argv;
  if (word === 'lsp' && argv[1] === '--stdio') return serve();
  if (word === '--version') return void process.stdout.write(`${version}\n`);
  await spareTheOptimiser();
  // Words that are no command are for the help, which has no cache: it is asked for seldom.
  const [bundle, cache] = isCommand(word) ? [BUNDLES[word], cacheOf(word)] : ['orch-main', undefined];
  const { exports, keep } = loadBundle(join(__dirname, `${bundle}.cjs`), require, cache);
  process.once('exit', keep);
  process.exitCode = await (exports as typeof main).main(argv, { serve });
}

void run(process.argv.slice(2));
