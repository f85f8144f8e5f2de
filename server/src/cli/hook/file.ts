import { chmodSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { readScript } from './block.js';

/** What stands where git looks for the hook. Texts are bytes (`latin1`). */
export type HookFile =
  | { readonly kind: 'none' }
  | { readonly kind: 'script'; readonly text: string; readonly mode: number; readonly runs: boolean }
  /** A link or no regular file: what it leads to is somebody else's. */
  | { readonly kind: 'not-regular' }
  /** A program, or a script of another language: lines for a shell cannot go into it. `first`: its first line. */
  | { readonly kind: 'not-shell'; readonly first: string }
  | { readonly kind: 'damaged'; readonly line: number };

/** Reads the hook at a path. Throws what the system says where it cannot be read. */
export function readHook(path: string): HookFile {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return { kind: 'none' };
  if (!stats.isFile()) return { kind: 'not-regular' };
  const text = readFileSync(path, 'latin1');
  const [first = ''] = text.split('\n', 1);
  if (!isShell(text, first)) return { kind: 'not-shell', first: Buffer.from(first, 'latin1').toString('utf8').trim() };
  const read = readScript(text);
  if (read.kind === 'damaged') return read;
  // Windows has no such bit, and git asks for none there.
  const runs = process.platform === 'win32' || (stats.mode & 0o111) !== 0;
  return { kind: 'script', text, mode: stats.mode & 0o7777, runs };
}

/** What names no interpreter is run by the shell. */
function isShell(text: string, first: string): boolean {
  if (text.includes('\0')) return false;
  return (
    !first.startsWith('#!') ||
    /^#!\s*(?:\S*\/)?(?:env\s+(?:-\S+\s+)*)?(?:\S*\/)?(?:ba|da|a|k|mk|z)?sh(?:\s|$)/.test(first)
  );
}

/**
 * Writes the hook whole or not at all, with the folder to it; removes it where `text` is undefined.
 * @param mode that of the file whose place it takes; undefined where there was none
 */
export function writeHook(path: string, text: string | undefined, mode: number | undefined): void {
  if (text === undefined) {
    unlinkSync(path);
    return;
  }
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.orch-${String(process.pid)}`;
  try {
    writeFileSync(draft, text, { encoding: 'latin1', mode: 0o777, flag: 'wx' });
    if (mode !== undefined) chmodSync(draft, mode);
    renameSync(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
}
