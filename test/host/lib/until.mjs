import { setTimeout as pause } from 'node:timers/promises';

/** How long (milliseconds) what must come about may take on a slow machine, and how often it is looked for. */
const LIMIT = 60_000;
const INTERVAL = 100;

/**
 * Looks again and again until something holds: what is seen a moment after an event may be what was before it.
 * @template T
 * @param {() => T | Promise<T>} look throws while it does not hold
 * @param {number} [limit] in milliseconds
 * @returns {Promise<T>} what the first look that held gave; the last error where the limit is reached
 */
export async function until(look, limit = LIMIT) {
  const end = Date.now() + limit;
  for (;;) {
    try {
      return await look();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await pause(INTERVAL);
  }
}
