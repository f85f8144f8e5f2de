import { disk, type FileSystem } from './fileSystem.js';
import { hasJournal } from './journal.js';

/** So often, and with such pauses (milliseconds), before what stands there is taken as it is. */
const LOOKS = 200;
const PAUSE = 5;

/**
 * Reads files of a store while no move is being written or taken back, so that nothing is seen that never was.
 * @param stamps says how the files stand; the same before and after means that nothing was written in between
 */
export async function quietly<T>(
  folder: string,
  stamps: () => string,
  read: () => T,
  fs: FileSystem = disk,
): Promise<T> {
  for (let looks = 1; ; looks++) {
    const before = hasJournal(fs, folder) ? undefined : stamps();
    const found = read();
    const quiet = before !== undefined && stamps() === before && !hasJournal(fs, folder);
    if (quiet || looks === LOOKS) return found;
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}
