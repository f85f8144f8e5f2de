import { fstatSync, writeSync } from 'node:fs';
import type { Io } from './types.js';

/** The process's own streams. Colour only on a terminal, never where NO_COLOR is set. */
export function processIo(): Io {
  const { env } = process;
  return {
    out: writer(1, () => process.stdout),
    err: writer(2, () => process.stderr),
    get colour() {
      return process.stdout.isTTY && env['NO_COLOR'] === undefined && env['TERM'] !== 'dumb';
    },
    get terminal() {
      return process.stderr.isTTY && env['TERM'] !== 'dumb';
    },
    get width() {
      return process.stdout.isTTY ? Math.max(40, process.stdout.columns) : 100;
    },
  };
}

/**
 * Writes to a descriptor as long as that takes all at once: Node's stream of it takes milliseconds to make. The stream
 * gets what is left, and everything behind it.
 */
function writer(descriptor: 1 | 2, stream: () => NodeJS.WriteStream): (text: string) => void {
  let left = isConsole(descriptor);
  return (text) => {
    if (left) {
      stream().write(text);
      return;
    }
    const bytes = Buffer.from(text);
    const written = writeNow(descriptor, bytes);
    if (written === bytes.length) return;
    left = true;
    stream().write(bytes.subarray(written));
  };
}

/** How many bytes went out before the reader wanted no more for now, or went away. */
function writeNow(descriptor: 1 | 2, bytes: Buffer): number {
  let at = 0;
  try {
    while (at < bytes.length) at += writeSync(descriptor, bytes, at);
  } catch {
    // A full pipe that does not wait, or a closed one: the stream knows what to do.
  }
  return at;
}

/** The console of Windows takes text, not bytes. */
function isConsole(descriptor: 1 | 2): boolean {
  if (process.platform !== 'win32') return false;
  try {
    return fstatSync(descriptor).isCharacterDevice();
  } catch {
    return true;
  }
}
