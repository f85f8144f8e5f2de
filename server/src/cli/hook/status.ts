import { existsSync } from 'node:fs';
import type { CommandContext } from '../types.js';
import { readScript } from './block.js';
import { commandOf } from './body.js';
import { callFor, placeOf, type HookPlace } from './place.js';

export interface HookStatus {
  /**
   * `installed`: it runs this Orch; `other`: it runs another one, or what an older one wrote; `ignored`: git does not run
   * it, since it is not executable; `damaged`: a mark is missing; `foreign`: what stands there cannot hold Orch's lines.
   */
  readonly state: 'installed' | 'other' | 'ignored' | 'damaged' | 'foreign' | 'none';
  readonly place: HookPlace;
}

/** Whether the hook of a workspace checks its commits. */
export function hookStatus(context: CommandContext): HookStatus {
  const place = placeOf(context);
  const { file } = place;
  if (file.kind === 'none') return { state: 'none', place };
  if (file.kind === 'damaged') return { state: 'damaged', place };
  if (file.kind !== 'script') return { state: 'foreign', place };
  const read = readScript(file.text);
  const block = read.kind === 'script' ? read.blocks.find(({ below }) => below === place.below) : undefined;
  if (block === undefined) return { state: 'none', place };
  if (!file.runs) return { state: 'ignored', place };
  return { state: isCurrent(block.body, place, context) ? 'installed' : 'other', place };
}

/** Its texts may be in another language. */
function isCurrent(body: string, place: HookPlace, context: CommandContext): boolean {
  if (!existsSync(context.self ?? '')) return false;
  const command = commandOf(callFor(place, context));
  return body.includes(`\n  ${Buffer.from(command, 'utf8').toString('latin1')} `);
}
