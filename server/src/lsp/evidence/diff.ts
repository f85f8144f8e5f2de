import { diffsIn, readFront } from '../../core/index.js';
import type { EvidenceDiffResult, PatchedFile } from '../../protocol.js';
import type { Located } from '../roots.js';
import type { Session } from '../session.js';
import { patched, readPatches, type FilePatch } from './patched.js';

/** What the diffs of an evidence record change, side by side, or why that cannot be shown. */
export async function evidenceDiff(session: Session, located: Located, uri: string): Promise<EvidenceDiffResult> {
  const { root, path } = located;
  const say = session.client.messages.editor.evidenceDiff;
  const text = session.documents.get(uri)?.getText() ?? (await root.onDisk(path));
  if (text === undefined) return { problem: say['no-file']({ path }) };
  const diffs = diffsIn(text, /\.(?:diff|patch)$/i.test(path));
  if (diffs.length === 0) return { problem: say['no-diff']({ path }) };
  const files = readPatches(diffs);
  if (files === undefined) return { problem: say.broken({ path }) };
  const rev = baseOf(text);
  const was = await root.textsAt(
    rev,
    files.flatMap(({ from }) => from ?? []),
  );
  if (was === undefined) return { problem: say['no-git']({ path }) };
  const base = shortOf(was === 'gone' ? rev : was.oid);
  if (was === 'gone') return { problem: say['base-gone']({ path, base }) };
  const shown: PatchedFile[] = [];
  for (const file of files) {
    const both = sides(file, was.texts);
    const name = file.to ?? file.from ?? '';
    if (both === undefined) return { problem: say['not-applying']({ path, base, file: name }) };
    shown.push({ path: name, ...both });
  }
  return { base: was.oid, files: shown };
}

/** The commit that a record says its diff is made against; one that says none is about what HEAD has. */
function baseOf(text: string): string {
  const front = readFront(text);
  const base = front === undefined || 'newer' in front ? undefined : front.base;
  return base !== undefined && /^[0-9a-f]{40,64}$/.test(base) ? base : 'HEAD';
}

function sides(
  file: FilePatch,
  texts: ReadonlyMap<string, string | null>,
): Pick<PatchedFile, 'before' | 'after'> | undefined {
  const before = file.from === undefined ? null : (texts.get(file.from) ?? null);
  // What is to be changed or removed must be there.
  if (file.from !== undefined && before === null) return undefined;
  const after = patched(before ?? '', file);
  return after === undefined ? undefined : { before, after: file.to === undefined ? null : after };
}

/** As git shows it to people. */
function shortOf(rev: string): string {
  return /^[0-9a-f]{40,}$/.test(rev) ? rev.slice(0, 10) : rev;
}
