import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';

const made: string[] = [];

afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Where files are kept in memory, if the system has such a place: for tests that write a thousand times and mean no disk. */
export const MEMORY = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** A temporary folder with files (path → text), removed after the test file. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>> = {}, place = tmpdir()): string {
  const folder = mkdtempSync(join(place, 'orch-test-'));
  made.push(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}
