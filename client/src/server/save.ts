import { EndOfLine, TextEdit, Uri, workspace, WorkspaceEdit } from 'vscode';
import type { SaveParams, SaveResult } from '../../../server/src/protocol.js';

/** Saves documents for the server, which makes moves on what is on disk. */
export async function save({ uris, created = [] }: SaveParams): Promise<SaveResult> {
  const wanted = namesOf(uris);
  const fresh = namesOf(created);
  const dirty = workspace.textDocuments.filter(({ uri, isDirty }) => isDirty && wanted.has(uri.toString()));
  // Elsewhere a new document ends its lines as the user's system does.
  const other = dirty.filter(({ uri, eol }) => fresh.has(uri.toString()) && eol !== EndOfLine.LF);
  const edit = new WorkspaceEdit();
  for (const { uri } of other) edit.set(uri, [TextEdit.setEndOfLine(EndOfLine.LF)]);
  if (other.length > 0) await workspace.applyEdit(edit);
  const saved = await Promise.all(dirty.map((document) => document.save()));
  return { saved: saved.every((each) => each) };
}

function namesOf(uris: readonly string[]): ReadonlySet<string> {
  return new Set(uris.map((uri) => Uri.parse(uri).toString()));
}
