import type { Io } from './types.js';

/** The process's own streams. Colour only on a terminal, never where NO_COLOR is set. */
export function processIo(): Io {
  const { stdout, stderr, env } = process;
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    colour: stdout.isTTY && env['NO_COLOR'] === undefined && env['TERM'] !== 'dumb',
    width: stdout.isTTY ? Math.max(40, stdout.columns) : 100,
  };
}
