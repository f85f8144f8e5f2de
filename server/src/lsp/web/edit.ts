import type { CreateFile, DeleteFile, TextDocumentEdit, TextEdit } from 'vscode-languageserver';

/** A file as it stands and as it is to stand; undefined: it is not there. */
export interface Rewrite {
  readonly uri: string;
  /** Of the document; null where the file is not open. */
  readonly version: number | null;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** Rewrites as the changes of one workspace edit. What both texts have in common is left alone. */
export function changesOf(rewrites: readonly Rewrite[]): Change[] {
  return rewrites.flatMap(({ uri, version, before, after }): Change[] => {
    if (after === undefined) return [{ kind: 'delete', uri }];
    const edit = { textDocument: { uri, version }, edits: [editBetween(before ?? '', after)] };
    if (before !== undefined) return [edit];
    return [{ kind: 'create', uri, options: { overwrite: false, ignoreIfExists: false } }, edit];
  });
}

type Change = TextDocumentEdit | CreateFile | DeleteFile;

/** An editor makes the ends of all lines the same when it saves: a text with several kinds would not come out of it. */
export function hasMixedEnds(text: string): boolean {
  if (!text.includes('\r')) return false;
  return text.replaceAll('\r\n', '').includes('\r') || /(?:^|[^\r])\n/.test(text);
}

/** The lines between the first and the last that differ. Editors keep a byte order mark to themselves. */
function editBetween(before: string, after: string): TextEdit {
  const [old, now] = [linesOf(before), linesOf(after)];
  const most = Math.min(old.length, now.length);
  let head = 0;
  while (head < most && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < most - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  const newText = now.slice(head, now.length - tail).join('');
  return { range: { start: startOf(old, head), end: startOf(old, old.length - tail) }, newText };
}

/** Where a line starts; behind the last one the text ends. */
function startOf(lines: readonly string[], line: number): TextEdit['range']['start'] {
  const last = lines.at(-1) ?? '';
  const open = line === lines.length && last !== '' && !last.endsWith('\n');
  return open ? { line: line - 1, character: last.length } : { line, character: 0 };
}

/** Lines with their ends. */
function linesOf(text: string): readonly string[] {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  return body.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
