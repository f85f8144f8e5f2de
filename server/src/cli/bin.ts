import { join } from 'node:path';
import { BUNDLES } from './bundles.js';
import { cacheFolder } from './codeCache.js';
import { loadBundle, type CacheOf } from './loadBundle.js';
import type * as main from './main.js';
import type * as moveMain from './moveMain.js';
import { version } from './version.js';
import { wordsOf } from './words.js';

/** The language server is a bundle of its own: loaded when asked for, and by nothing else of the command line. */
async function serve(): Promise<void> {
  const { runStdio } = await import('../lsp/nodeMain.js');
  await runStdio();
}

/**
 * A command is over before optimised code pays for itself: on Node 20 the optimiser, on its own thread, uses as much CPU
 * as `check`. So it is asked to wait longer, and the collector to begin no marking that would be in vain. Later versions
 * wait by themselves, and do not know the flag. A move does too little to wake the optimiser, and to ask would take as
 * long as to plan it.
 */
async function spareTheOptimiser(): Promise<void> {
  if (!process.version.startsWith('v20.')) return;
  const { setFlagsFromString } = await import('node:v8'); // 2 ms to load
  setFlagsFromString('--interrupt-budget=2000000 --no-incremental-marking');
}

/**
 * @param kind of process: V8 takes no code that it compiled under other flags
 * @param name of the cache; undefined: none is kept
 */
function load(bundle: string, kind: string, name: string | undefined): unknown {
  const folder = name === undefined ? undefined : cacheFolder(process.env, process.cwd());
  const suffix = `${kind}-${process.version}-${process.arch}`;
  const cacheOf: CacheOf = (part) => (folder === undefined ? undefined : { folder, name: `${part}-${suffix}` });
  const { exports, keep } = loadBundle(join(__dirname, `${bundle}.cjs`), require, cacheOf, name);
  process.on('exit', keep);
  return exports;
}

async function run(argv: readonly string[]): Promise<number | undefined> {
  const [word = ''] = argv;
  if (word === 'lsp' && argv[1] === '--stdio') {
    await serve();
    return undefined;
  }
  if (word === '--version') {
    process.stdout.write(`${version}\n`);
    return undefined;
  }
  const command = argv[wordsOf(argv)[0] ?? -1] ?? '';
  const bundle = Object.hasOwn(BUNDLES, command) ? BUNDLES[command as keyof typeof BUNDLES] : undefined;
  if (bundle === 'orch-move') {
    const done = await (load(bundle, 'move', command) as typeof moveMain).main(argv);
    if (done !== undefined) return done;
  }
  await spareTheOptimiser();
  // Words that are no command are for the help, which has no cache: it is asked for seldom.
  const name = bundle === undefined ? undefined : command;
  return (load('orch-main', 'main', name) as typeof main).main(argv, { serve, self: __filename });
}

void run(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
