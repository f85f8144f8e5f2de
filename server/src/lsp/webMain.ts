import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from 'vscode-languageserver/browser';
import { startServer } from './server.js';
import { webHost } from './webHost.js';

// Node's types, which this file is also checked with, know no worker's global object.
const worker = globalThis as never;
const connection = createConnection(
  ProposedFeatures.all,
  new BrowserMessageReader(worker),
  new BrowserMessageWriter(worker),
);
startServer(connection, (client) => webHost(connection, client));
