import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GitFolder } from './folder.js';

/**
 * A text that is another one when HEAD of a worktree names another commit, made of a few small reads: cheap enough for
 * every keystroke. Where it differs HEAD need not.
 */
export function headStamp({ own, common }: GitFolder): string {
  const head = textAt(join(own, 'HEAD'));
  const ref = /^ref: (.+)/.exec(head)?.[1]?.trim();
  if (ref === undefined) return head;
  const loose = textAt(join(own, ref)) || textAt(join(common, ref));
  if (loose !== '') return `${head}${loose}`;
  const kept = ['packed-refs', 'reftable/tables.list'].flatMap((file) => [join(own, file), join(common, file)]);
  return [head, ...kept.map(timesAt)].join(' ');
}

function textAt(path: string): string {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.isFile() === true ? readFileSync(path, 'utf8') : '';
  } catch {
    return '';
  }
}

function timesAt(path: string): string {
  try {
    const stats = lstatSync(path, { throwIfNoEntry: false });
    return stats === undefined ? '-' : [stats.ino, stats.size, stats.mtimeMs].join(':');
  } catch {
    return '-';
  }
}
