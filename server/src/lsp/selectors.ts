import type { ClientCapabilities, DocumentFilter, FileSystemWatcher, GlobPattern } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import type { Root } from './root.js';

/** The files of all roots that are ledgers, policy or flags, as a document selector. */
export function documentSelector(roots: readonly Root[], client: ClientCapabilities): DocumentFilter[] {
  const relative = client.textDocument?.filters?.relativePatternSupport === true;
  return roots.flatMap((root) => {
    const { scheme } = URI.parse(root.uri);
    return root.paths.map((path) => ({ scheme, pattern: patternFor(root.uri, escapeGlob(path), relative) }));
  });
}

/** The evidence records of all roots: what stands in them is asked for where an editor shows them. */
export function recordSelector(roots: readonly Root[], client: ClientCapabilities): DocumentFilter[] {
  const relative = client.textDocument?.filters?.relativePatternSupport === true;
  return roots.map(({ uri, evidenceFolder }) => ({
    scheme: URI.parse(uri).scheme,
    pattern: patternFor(uri, `${escapeGlob(evidenceFolder)}/**/*.md`, relative),
  }));
}

/** More folders than these are watched as a whole. */
const MOST_FOLDERS = 100;

/** The same files to be watched: these stay the same while the policy does. */
export function ledgerWatchers(roots: readonly Root[], client: ClientCapabilities): FileSystemWatcher[] {
  return watchersFor(roots, client, (root) => [
    ...root.watched.map(escapeGlob),
    `${escapeGlob(root.auditFolder)}/**/*.jsonl`,
  ]);
}

/** The folders of everything that the rules asked about: these change with what the ledgers name. */
export function factWatchers(roots: readonly Root[], client: ClientCapabilities): FileSystemWatcher[] {
  return watchersFor(roots, client, (root) => folderPatterns(root.factFolders));
}

function watchersFor(
  roots: readonly Root[],
  client: ClientCapabilities,
  patterns: (root: Root) => readonly string[],
): FileSystemWatcher[] {
  const relative = client.workspace?.didChangeWatchedFiles?.relativePatternSupport === true;
  return roots.flatMap((root) =>
    patterns(root).map((pattern) => ({ globPattern: patternFor(root.uri, pattern, relative) })),
  );
}

function folderPatterns(folders: ReadonlySet<string>): string[] {
  if (folders.size > MOST_FOLDERS) return ['**/*'];
  return [...folders].map((folder) => (folder === '' ? '*' : `${escapeGlob(folder)}/*`));
}

function patternFor(rootUri: string, pattern: string, relative: boolean): GlobPattern {
  return relative
    ? { baseUri: rootUri, pattern }
    : `${escapeGlob(URI.parse(rootUri).path.replace(/\/+$/, ''))}/${pattern}`;
}

/** A path as a glob that matches it alone. LSP globs know no escape but the class of one character. */
function escapeGlob(path: string): string {
  return path.replace(/[*?{}[\]]/g, (char) => (char === ']' ? char : `[${char}]`));
}
