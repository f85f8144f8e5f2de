import type { Io } from './types.js';

/** The process's own streams. Colour only on a terminal, never where NO_COLOR is set. */
export function processIo(): Io {
  const { stdout, env } = process;
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void process.stderr.write(text), // opened when first written to: most commands never do
    colour: stdout.isTTY && env['NO_COLOR'] === undefined && env['TERM'] !== 'dumb',
    width: stdout.isTTY ? Math.max(40, stdout.columns) : 100,
  };
}
