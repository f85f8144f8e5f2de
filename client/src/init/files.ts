import { FileType, Uri, window, workspace, WorkspaceEdit, type WorkspaceFolder } from 'vscode';
import type { SCAFFOLD_REQUEST, ScaffoldFile, ScaffoldParams } from '../../../server/src/protocol.js';
import { asked } from '../progress/index.js';
import type { Connection } from '../server/connection.js';

const SCAFFOLD: typeof SCAFFOLD_REQUEST = 'orch/scaffold';
const ATTRIBUTES = '.gitattributes';

/** A file that a workspace starts with. `before`: what stands there; undefined: nothing. */
export interface NewFile extends ScaffoldFile {
  readonly uri: Uri;
  /** The folder that it is for. */
  readonly root: Uri;
  readonly before: string | undefined;
  /** `keep`: it is there, and says all that it has to. */
  readonly action: 'create' | 'extend' | 'keep';
}

/** What `orch init` would make of a folder. Nothing is written. */
export async function scaffoldOf({ uri: root }: WorkspaceFolder, connection: Connection): Promise<readonly NewFile[]> {
  const attributes = await read(Uri.joinPath(root, ATTRIBUTES));
  const params: ScaffoldParams = { root: root.toString(), ...(attributes === undefined ? {} : { attributes }) };
  const files = await asked<readonly ScaffoldFile[]>({ connection }, SCAFFOLD, params);
  return Promise.all(
    files.map(async ({ path, text }) => {
      const uri = Uri.joinPath(root, path);
      const before = await read(uri);
      const extended = path === ATTRIBUTES && before !== text;
      return { path, text, uri, root, before, action: before === undefined ? 'create' : extended ? 'extend' : 'keep' };
    }),
  );
}

/** Writes files that are missing, and what others lack; nothing that is there is overwritten. Gives what was not written. */
export async function writeFiles(files: readonly NewFile[]): Promise<readonly NewFile[]> {
  const written = await Promise.all(
    files.map(async (file) => {
      if (await isBehindLink(file)) return false;
      return file.action === 'extend' ? extend(file) : create(file);
    }),
  );
  return files.filter((_, at) => written[at] !== true);
}

/** Whether the file, or a folder above it, is a link: it may lead out of the workspace. */
async function isBehindLink({ root, path }: NewFile): Promise<boolean> {
  const parts = path.split('/');
  const types = await Promise.all(
    parts.map((_, at) =>
      workspace.fs.stat(Uri.joinPath(root, ...parts.slice(0, at + 1))).then(
        ({ type }) => type,
        () => FileType.Unknown,
      ),
    ),
  );
  return types.some((type) => (type & FileType.SymbolicLink) !== 0);
}

/** The editor itself refuses to create what is there by now. */
async function create({ uri, text }: NewFile): Promise<boolean> {
  if ((await read(uri)) !== undefined) return false;
  const edit = new WorkspaceEdit();
  edit.createFile(uri, { overwrite: false, ignoreIfExists: false, contents: new TextEncoder().encode(text) });
  return workspace.applyEdit(edit);
}

async function extend({ uri, text, before }: NewFile): Promise<boolean> {
  const typed = workspace.textDocuments.some((open) => open.isDirty && open.uri.toString() === uri.toString());
  if (typed || (await read(uri)) !== before) return false;
  await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return true;
}

/** Shows the task ledger of a scaffold, which is its first file. */
export async function showFirst([first]: readonly NewFile[]): Promise<void> {
  if (first !== undefined) await window.showTextDocument(first.uri);
}

/** Undefined where there is no such file. */
async function read(uri: Uri): Promise<string | undefined> {
  try {
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}
