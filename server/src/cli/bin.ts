import * as nodeModule from 'node:module';

/** The language server is a bundle of its own: loaded when asked for, and by nothing else of the command line. */
async function serve(): Promise<void> {
  const { runStdio } = await import('../lsp/nodeMain.js');
  await runStdio();
}

async function run(argv: readonly string[]): Promise<void> {
  // Node 22 and later keep compiled code between runs; Node 20 does not have the function.
  (nodeModule as { enableCompileCache?: () => unknown }).enableCompileCache?.();
  if (argv[0] === 'lsp' && argv[1] === '--stdio') return serve();
  const { main } = await import('./main.js');
  process.exitCode = await main(argv, { serve });
}

void run(process.argv.slice(2));
