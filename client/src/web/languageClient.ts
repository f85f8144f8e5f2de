import { Uri, type ExtensionContext } from 'vscode';
import { LanguageClient, type LanguageClientOptions } from 'vscode-languageclient/browser';
import { serveFiles } from '../files/serve.js';
import { errorHandler } from '../server/errorHandler.js';
import { CLIENT_ID, CLIENT_NAME } from '../server/options.js';

/** The server as a web worker: no processes and no Node, the same rules. */
export function createLanguageClient(context: ExtensionContext, options: LanguageClientOptions): LanguageClient {
  const script = Uri.joinPath(context.extensionUri, 'dist', 'web', 'server.js').toString(true);
  const worker = new Worker(script);
  const client = new LanguageClient(CLIENT_ID, CLIENT_NAME, worker, { ...options, errorHandler: errorHandler() });
  serveFiles(client, context);
  return client;
}
