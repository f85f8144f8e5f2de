import { recordsAbout, type RecordText, type Named } from '../core/index.js';
import type { Asked } from './session.js';

/** The text of the evidence record that a request is about; undefined for any other file. */
export async function recordAsked(asked: Asked): Promise<string | undefined> {
  return asked.root.isRecord(asked.path) ? asked.root.textOf(asked.path) : undefined;
}

/** The evidence records that may name a subject, read now, with the one that the request is about. */
export async function recordsFor(subject: Named, asked: Asked): Promise<readonly RecordText[]> {
  const { root, snapshot } = asked;
  const wanted = recordsAbout(subject, snapshot.workspace);
  const found = await Promise.all(wanted.map((candidates) => root.firstFile(candidates)));
  const paths = new Set(found.flatMap((path) => (path === undefined ? [] : [path])));
  if (root.isRecord(asked.path)) paths.add(asked.path);
  const own = [...paths].filter((path) => !snapshot.workspace.files.has(path));
  const texts = await Promise.all(own.map(async (path) => ({ path, text: await root.textOf(path) })));
  return texts.flatMap(({ path, text }) => (text === undefined ? [] : [{ path, text }]));
}
