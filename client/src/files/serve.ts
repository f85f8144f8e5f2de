import type { ExtensionContext } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type {
  LIST_FOLDER_REQUEST,
  READ_FILE_REQUEST,
  READ_STATE_REQUEST,
  ReadStateParams,
  WRITE_STATE_REQUEST,
  WriteStateParams,
} from '../../../server/src/protocol.js';
import { listFolder, readFile } from './read.js';
import { KeptStates } from './state.js';

const READ_FILE: typeof READ_FILE_REQUEST = 'orch/readFile';
const LIST_FOLDER: typeof LIST_FOLDER_REQUEST = 'orch/listFolder';
const READ_STATE: typeof READ_STATE_REQUEST = 'orch/readState';
const WRITE_STATE: typeof WRITE_STATE_REQUEST = 'orch/writeState';

/** Has the client read, list and remember for a server, in folders that it cannot reach itself. */
export function serveFiles(client: BaseLanguageClient, { workspaceState }: ExtensionContext): void {
  const states = new KeptStates(workspaceState);
  client.onRequest(READ_FILE, readFile);
  client.onRequest(LIST_FOLDER, listFolder);
  client.onRequest(READ_STATE, (params: ReadStateParams) => states.read(params));
  client.onRequest(WRITE_STATE, (params: WriteStateParams) => states.write(params));
}
