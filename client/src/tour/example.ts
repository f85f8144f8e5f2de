import { Uri, workspace } from 'vscode';
import { EXAMPLE_FILES } from './files.js';

/** More examples than these nobody keeps. */
const MOST = 1000;

/**
 * Copies the example into a new folder; none that is there is touched.
 * @param language of the display, such as `ja`
 * @returns the folder: `orch-example` below `parent`, or `orch-example-2` and so on
 */
export async function copyExample(extension: Uri, parent: Uri, language: string): Promise<Uri> {
  const from = Uri.joinPath(extension, 'examples', language.startsWith('ja') ? 'first-ja' : 'first');
  const to = await freshFolder(parent);
  for (const path of EXAMPLE_FILES) {
    await workspace.fs.writeFile(Uri.joinPath(to, path), await workspace.fs.readFile(Uri.joinPath(from, path)));
  }
  return to;
}

async function freshFolder(parent: Uri): Promise<Uri> {
  for (let number = 1; number <= MOST; number++) {
    const folder = Uri.joinPath(parent, number === 1 ? 'orch-example' : `orch-example-${number}`);
    if (!(await isThere(folder))) return folder;
  }
  throw new Error(`${parent.path}: ${MOST}`);
}

async function isThere(uri: Uri): Promise<boolean> {
  return workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
