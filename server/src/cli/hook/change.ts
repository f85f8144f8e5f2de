import type { CommandContext } from '../types.js';
import { SHEBANG, withBlock, withoutBlock } from './block.js';
import { bodyOf, commandOf } from './body.js';
import type { HookFile } from './file.js';
import { writeHook } from './file.js';
import { callFor, placeOf, type HookPlace } from './place.js';
import { refusal } from './refusal.js';

export interface HookChange {
  readonly action: 'installed' | 'updated' | 'unchanged' | 'removed' | 'absent';
  readonly place: HookPlace;
}

/** Puts Orch's lines into the pre-commit hook of a workspace's repository, or brings them up to date. */
export function installHook(context: CommandContext): HookChange {
  const place = placeOf(context);
  const call = callFor(place, context);
  if (place.folder.lies === 'outside') throw refusal('outside', { path: place.path, command: commandOf(call) });
  const file = writable(place, commandOf(call));
  const before = file?.text ?? SHEBANG;
  const body = bodyOf(call, context.messages);
  const after = withBlock(before, { below: place.below, madeFile: file === undefined, body });
  if (file !== undefined && after === before) return { action: 'unchanged', place };
  const had = file !== undefined && withoutBlock(before, place.below) !== before;
  write(place, after, file?.mode);
  return { action: had ? 'updated' : 'installed', place };
}

/** Takes Orch's lines out of the hook; a hook that had no others goes. What others wrote stays, byte for byte. */
export function uninstallHook(context: CommandContext): HookChange {
  const place = placeOf(context);
  if (place.file.kind === 'damaged') throw refusal('damaged', { path: place.path, line: place.file.line });
  if (place.file.kind !== 'script') return { action: 'absent', place };
  const { text, mode } = place.file;
  const rest = withoutBlock(text, place.below);
  if (rest === text) return { action: 'absent', place };
  write(place, rest, mode);
  return { action: 'removed', place };
}

/** The script that lines can go into; undefined where there is none yet. */
function writable({ path, file }: HookPlace, command: string): Extract<HookFile, { kind: 'script' }> | undefined {
  if (file.kind === 'none') return undefined;
  if (file.kind === 'not-regular') throw refusal('notRegular', { path, command });
  if (file.kind === 'not-shell') throw refusal('notShell', { path, first: file.first, command });
  if (file.kind === 'damaged') throw refusal('damaged', { path, line: file.line });
  if (!file.runs) throw refusal('notExecutable', { path });
  return file;
}

function write({ path }: HookPlace, text: string | undefined, mode: number | undefined): void {
  try {
    writeHook(path, text, mode);
  } catch (error) {
    throw refusal('unusable', { path, detail: (error as NodeJS.ErrnoException).code ?? String(error) });
  }
}
