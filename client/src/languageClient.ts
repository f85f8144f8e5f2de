import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind, type LanguageClientOptions } from 'vscode-languageclient/node';
import { serveFiles } from './files/serve.js';
import { errorHandler } from './server/errorHandler.js';
import { CLIENT_ID, CLIENT_NAME } from './server/options.js';

/** The server as a process of its own, spoken to over its IPC channel. In virtual folders the client reads for it. */
export function createLanguageClient(context: ExtensionContext, options: LanguageClientOptions): LanguageClient {
  const module = context.asAbsolutePath('dist/server.cjs');
  const run = { module, transport: TransportKind.ipc };
  const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6019', '--enable-source-maps'] } };
  const server = { run, debug };
  const client = new LanguageClient(CLIENT_ID, CLIENT_NAME, server, { ...options, errorHandler: errorHandler() });
  serveFiles(client, context);
  return client;
}
