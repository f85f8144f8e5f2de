import { Uri, type ExtensionContext } from 'vscode';
import { LanguageClient, type LanguageClientOptions } from 'vscode-languageclient/browser';
import type {
  LIST_FOLDER_REQUEST,
  READ_FILE_REQUEST,
  READ_STATE_REQUEST,
  ReadStateParams,
  WRITE_STATE_REQUEST,
  WriteStateParams,
} from '../../../server/src/protocol.js';
import { errorHandler } from '../server/errorHandler.js';
import { CLIENT_ID, CLIENT_NAME } from '../server/options.js';
import { listFolder, readFile } from './files.js';
import { KeptStates } from './state.js';

const READ_FILE: typeof READ_FILE_REQUEST = 'orch/readFile';
const LIST_FOLDER: typeof LIST_FOLDER_REQUEST = 'orch/listFolder';
const READ_STATE: typeof READ_STATE_REQUEST = 'orch/readState';
const WRITE_STATE: typeof WRITE_STATE_REQUEST = 'orch/writeState';

/** The server as a web worker: no processes and no Node, the same rules. */
export function createLanguageClient(context: ExtensionContext, options: LanguageClientOptions): LanguageClient {
  const script = Uri.joinPath(context.extensionUri, 'dist', 'web', 'server.js').toString(true);
  const worker = new Worker(script);
  const client = new LanguageClient(CLIENT_ID, CLIENT_NAME, worker, { ...options, errorHandler: errorHandler() });
  const states = new KeptStates(context.workspaceState);
  client.onRequest(READ_FILE, readFile);
  client.onRequest(LIST_FOLDER, listFolder);
  client.onRequest(READ_STATE, (params: ReadStateParams) => states.read(params));
  client.onRequest(WRITE_STATE, (params: WriteStateParams) => states.write(params));
  return client;
}
