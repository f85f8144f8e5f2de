import { Uri, workspace } from 'vscode';
import type { SaveParams, SaveResult } from '../../../server/src/protocol.js';

/** Saves documents for the server, which is about to make a move on what is on disk. */
export async function save({ uris }: SaveParams): Promise<SaveResult> {
  const wanted = new Set(uris.map((uri) => Uri.parse(uri).toString()));
  const dirty = workspace.textDocuments.filter(({ uri, isDirty }) => isDirty && wanted.has(uri.toString()));
  const saved = await Promise.all(dirty.map((document) => document.save()));
  return { saved: saved.every((each) => each) };
}
