import { existsSync, realpathSync } from 'node:fs';
import { dirname, resolve as absolute } from 'node:path';
import { findGit } from './folder.js';
import { runGit } from './process.js';
import { kindOf } from './tree.js';
import type { Child, Folder } from './walk.js';

interface IndexFolder extends Folder {
  readonly entries: Map<string, Child>;
}

/** What is staged below `root`, as folders; undefined where git gives no answer. One process. */
export async function readIndexFolder(root: string): Promise<Folder | undefined> {
  const output = await runGit({ cwd: root, args: ['ls-files', '--stage', '-z'], env: indexOf(root) });
  if (output === undefined) return undefined;
  const top = emptyFolder();
  for (const entry of output.toString('utf8').split('\0')) {
    const tab = entry.indexOf('\t');
    const [mode = '', oid = '', stage] = entry.slice(0, tab).split(' ');
    if (tab !== -1) put(top, entry.slice(tab + 1), childOf(mode, oid, stage));
  }
  return top;
}

/**
 * The index that git's own environment names: in a hook of `git commit -a` or `git commit PATH` not the one that is kept
 * (`.git/index`) but the one that is committed. One of another repository is passed over.
 */
function indexOf(root: string): Readonly<Record<string, string>> {
  const said = process.env['GIT_INDEX_FILE'];
  const git = findGit(root);
  if (said === undefined || said === '' || git === undefined) return {};
  const index = absolute(git.top, said);
  const folder = dirname(index);
  const isOwn = existsSync(folder) && realpathSync.native(folder) === realpathSync.native(git.own);
  return isOwn ? { GIT_INDEX_FILE: index } : {};
}

function childOf(mode: string, oid: string, stage: string | undefined): Child {
  const kind = kindOf(mode);
  return stage !== '0' || kind === 'folder' ? { kind: 'unmerged' } : { kind, oid };
}

function put(top: IndexFolder, path: string, child: Child): void {
  const parts = path.split('/');
  const name = parts.pop() ?? '';
  let folder = top;
  for (const part of parts) folder = folderIn(folder, part);
  folder.entries.set(name, child);
}

function folderIn({ entries }: IndexFolder, name: string): IndexFolder {
  const known = entries.get(name);
  if (known?.kind === 'folder') return known.folder as IndexFolder;
  const folder = emptyFolder();
  entries.set(name, { kind: 'folder', folder });
  return folder;
}

function emptyFolder(): IndexFolder {
  const entries = new Map<string, Child>();
  return { entries, children: () => Promise.resolve(entries) };
}
