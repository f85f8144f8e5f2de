import { setFlagsFromString } from 'node:v8';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeHost } from './nodeHost.js';
import { startServer } from './server.js';
import { webHost } from './webHost.js';

/** Serves the editor that started this process, over the transport that its arguments name: `--node-ipc`, `--stdio`. */
function run(): void {
  for (const flag of FRUGAL) setFlagsFromString(flag);
  setTimeout(() => setFlagsFromString('--heap-growing-percent=25'), BEGINNING).unref();
  const connection = createConnection(ProposedFeatures.all);
  startServer(connection, (client) => nodeHost(webHost(connection, client)));
}

/** For so long (ms) the heap fills with ledgers that stay; what comes after that is mostly what a keystroke left behind. */
const BEGINNING = 3000;

/** A server that idles all day leaves memory to others. */
const FRUGAL = [
  // V8 would let the heap grow fourfold between two full collections.
  '--heap-growing-percent=60',
  // Opening long ledgers would make room for 32 MB of new objects, and keep it; a keystroke makes one or two.
  '--semi-space-growth-factor=1',
  // Room as small as that is swept before a second thread has woken up.
  '--no-parallel-scavenge',
];

/** `orch lsp --stdio`: the same, until the client is gone; the process ends with it. */
export function runStdio(): Promise<void> {
  run();
  return new Promise((resolve) => process.stdin.once('close', resolve));
}

// The command line loads this bundle too, and calls `runStdio` itself.
if (typeof require !== 'undefined' && require.main === module) run();
