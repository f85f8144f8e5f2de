import * as nodeModule from 'node:module';
import { setFlagsFromString } from 'node:v8';

/** The language server is a bundle of its own: loaded when asked for, and by nothing else of the command line. */
async function serve(): Promise<void> {
  const { runStdio } = await import('../lsp/nodeMain.js');
  await runStdio();
}

/**
 * A command is over before optimised code pays for itself: on Node 20 the optimiser, on its own thread, uses as much CPU
 * as the command. So it is asked to wait longer. Later versions wait by themselves, and do not know the flag.
 */
function spareTheOptimiser(): void {
  if (process.versions.node.startsWith('20.')) setFlagsFromString('--interrupt-budget=2000000');
}

async function run(argv: readonly string[]): Promise<void> {
  // Node 22 and later keep compiled code between runs; Node 20 does not have the function.
  (nodeModule as { enableCompileCache?: () => unknown }).enableCompileCache?.();
  if (argv[0] === 'lsp' && argv[1] === '--stdio') return serve();
  spareTheOptimiser();
  const { main } = await import('./main.js');
  process.exitCode = await main(argv, { serve });
}

void run(process.argv.slice(2));
