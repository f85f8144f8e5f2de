import type { Connection } from 'vscode-languageserver';
import { EMPTY_RUNTIME } from '../../core/index.js';
import type { Desk, OpenDocuments } from '../host.js';
import { webAnswers } from './answers.js';
import { ClientDisk } from './disk.js';
import { WebStore } from './store.js';

/** Moves as edits of the client, in a workspace that no process can write to. Who asks only its settings say. */
export function webDesk(uri: string, connection: Connection, documents: OpenDocuments): Desk {
  const disk = new ClientDisk(uri, connection);
  const store = new WebStore(uri, connection, disk, documents);
  return {
    home: uri,
    crashSafe: false,
    ports: { store, answers: webAnswers(uri, connection, disk, () => store.policy), random },
    credentials: (said) => ({ as: said }),
    runtime: () => store.runtime ?? EMPTY_RUNTIME(''),
  };
}

function random(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
