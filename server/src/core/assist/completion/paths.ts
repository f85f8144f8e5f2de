import { parsePath } from '../../model/index.js';
import type { AssistContext } from '../context.js';
import { beginning, proposal, type Proposal } from './proposal.js';

/** More than anybody reads through. */
const MOST = 300;
/** What no result ever lies in. */
const HIDDEN: ReadonlySet<string> = new Set(['.git', '.orch', 'node_modules']);

/**
 * The folder whose files continue a path that is being typed, relative to the root; undefined where what is typed leads
 * out of the root or is no path.
 * @param otherwise where nothing is typed yet
 */
export function folderOf(typed: string, otherwise: string): string | undefined {
  const cut = typed.lastIndexOf('/');
  if (typed === '') return otherwise;
  if (cut === -1) return /[\\:]/.test(typed) ? undefined : '';
  const meant = parsePath(typed.slice(0, cut + 1));
  return meant.kind === 'relative' ? meant.path : undefined;
}

/** The files and folders of the folder that was listed, as paths from the root. */
export function pathProposals({ folder }: AssistContext): readonly Proposal[] {
  if (folder === undefined) return [];
  const before = folder.path === '' ? '' : `${folder.path}/`;
  const shown = folder.entries.filter(({ name }) => !HIDDEN.has(name) && isWritable(name)).slice(0, MOST);
  const sorted = [...shown].sort((a, b) => (a.name < b.name ? -1 : 1));
  return sorted.map(({ name, kind }) =>
    kind === 'directory' ? beginning('path', `${before}${name}/`) : proposal('path', before + name),
  );
}

/** A name with a comma or a line end would be read as several, or break the row. */
function isWritable(name: string): boolean {
  return !/[,、，\p{Cc}]/u.test(name);
}
