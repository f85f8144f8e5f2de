import { FileSystemError, FileType, Uri, workspace } from 'vscode';
import type {
  ListFolderParams,
  ListFolderResult,
  ReadFileParams,
  ReadFileResult,
} from '../../../server/src/protocol.js';
import { base64 } from './base64.js';

/** Looks up a file for the server, which has no file access of its own in a worker. */
export async function readFile({ uri: text, content, limit }: ReadFileParams): Promise<ReadFileResult> {
  const uri = Uri.parse(text);
  if (workspace.getWorkspaceFolder(uri) === undefined) return { kind: 'other' };
  try {
    const { type, size } = await workspace.fs.stat(uri);
    // A link may lead out of the folder, and here nobody can tell where it leads.
    if ((type & FileType.SymbolicLink) !== 0) return { kind: 'other' };
    if (type === FileType.Directory) return { kind: 'directory' };
    if (type !== FileType.File) return { kind: 'other' };
    if (!content || size > limit) return { kind: 'file', size };
    const bytes = await workspace.fs.readFile(uri);
    return { kind: 'file', size: bytes.length, ...(bytes.length > limit ? {} : { base64: base64(bytes) }) };
  } catch (error) {
    if (error instanceof FileSystemError && error.code === 'FileNotFound') return { kind: 'missing' };
    return { kind: 'unreadable', reason: error instanceof Error ? error.message : String(error) };
  }
}

/** More than years of an audit log. */
const MOST_ENTRIES = 10_000;

/** What lies in a folder inside a workspace folder. Links are nothing that anybody follows. */
export async function listFolder({ uri: text }: ListFolderParams): Promise<ListFolderResult> {
  const uri = Uri.parse(text);
  if (workspace.getWorkspaceFolder(uri) === undefined || !(await isThere(uri))) return { entries: [], complete: true };
  const found = await workspace.fs.readDirectory(uri);
  const entries = found.slice(0, MOST_ENTRIES).map(([name, type]) => ({ name, kind: kindOf(type) }));
  return { entries, complete: found.length <= MOST_ENTRIES };
}

async function isThere(uri: Uri): Promise<boolean> {
  try {
    return (await workspace.fs.stat(uri)).type === FileType.Directory;
  } catch (error) {
    if (error instanceof FileSystemError && error.code === 'FileNotFound') return false;
    throw error;
  }
}

function kindOf(type: FileType): ListFolderResult['entries'][number]['kind'] {
  if (type === FileType.File) return 'file';
  return type === FileType.Directory ? 'directory' : 'other';
}
