import { setFlagsFromString } from 'node:v8';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeHost } from './nodeHost.js';
import { startServer } from './server.js';

/** Serves the editor that started this process, over the transport that its arguments name: `--node-ipc`, `--stdio`. */
function run(): void {
  // V8 would let the heap grow fourfold between two full collections; a server that idles all day need not.
  setFlagsFromString('--heap-growing-percent=80');
  startServer(createConnection(ProposedFeatures.all), nodeHost);
}

/** `orch lsp --stdio`: the same, until the client is gone; the process ends with it. */
export function runStdio(): Promise<void> {
  run();
  return new Promise((resolve) => process.stdin.once('close', resolve));
}

// The command line loads this bundle too, and calls `runStdio` itself.
if (typeof require !== 'undefined' && require.main === module) run();
