import { end, isInterrupted } from './lifetime.mjs';

/** A step of a script that did not succeed: its message says all there is to say, so no stack is printed. */
export class Failure extends Error {}

/**
 * @param {number} since as Date.now() gave it
 * @returns {string} such as `3.4 s` or `2 min 5 s`
 */
export function elapsed(since) {
  const seconds = (Date.now() - since) / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/**
 * Does something slow and says so: `name … 34 s`, the name at once and the time at its end.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work prints nothing itself
 * @returns {Promise<T>}
 */
export async function step(name, work) {
  const since = Date.now();
  process.stdout.write(`${name} … `);
  try {
    const result = await work();
    process.stdout.write(`${elapsed(since)}\n`);
    return result;
  } catch (error) {
    process.stdout.write(`failed after ${elapsed(since)}\n`);
    throw error;
  }
}

/**
 * Runs a program quietly as a step; what it printed is shown only when it fails.
 * @param {string} name
 * @param {() => Promise<import('./process.mjs').Result>} work
 */
export async function quietStep(name, work) {
  await step(name, async () => {
    const { code, output } = await work();
    if (code !== 0) throw new Failure(`${output.trimEnd()}\n${name}: exit code ${code}`);
  });
}

/**
 * The body of a script: prints a Failure as a line, anything else with its stack, sets the exit code, and undoes what
 * is left to undo.
 * @param {() => Promise<number | void>} body gives the exit code, nothing for 0
 */
export async function script(body) {
  try {
    process.exitCode = (await body()) ?? process.exitCode ?? 0;
  } catch (error) {
    process.exitCode = 1;
    if (!isInterrupted()) console.error(error instanceof Failure ? error.message : error);
  } finally {
    await end();
  }
}
