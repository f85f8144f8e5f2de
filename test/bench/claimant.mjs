// One process that claims a task when told to, and says whether it won: `node claimant.mjs KIND ROOT ACTOR`.
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import * as path from 'node:path';

const require = createRequire(import.meta.url);
const [, , kind = '', root = '', actor = ''] = process.argv;
const TASK = 'T-1';

/** @typedef {{ claim(): Promise<boolean>, release(): Promise<void> }} Claimant */

/**
 * The move as the command line makes it: read, plan, check against the disk, journal, write ledger, log and lease.
 * @returns {Claimant}
 */
function byOrch() {
  const { nodePorts, perform } = require('../../dist-test/claims.cjs');
  const ports = nodePorts(root);
  const move = async (/** @type {object} */ intent) => {
    const outcome = await perform(intent, { credentials: { as: actor }, now: Date.now() }, ports);
    if (
      outcome.kind === 'refused' &&
      outcome.refusal.code !== 'start/locked' &&
      outcome.refusal.code !== 'move/not-legal'
    )
      throw new Error(JSON.stringify(outcome.refusal));
    return outcome.kind === 'accepted';
  };
  return {
    claim: () => move({ verb: 'event', event: 'start', id: TASK }),
    release: async () => void (await move({ verb: 'event', event: 'recover', id: TASK, reason: 'next round' })),
  };
}

/**
 * The same with a lock file: lock the ledger, look whether somebody has the task, write the owner into it, unlock. No
 * journal, no log, nothing made durable.
 * @param {object} retries how often it looks for the lock again
 * @returns {Claimant}
 */
function byLockFile(retries) {
  const lockfile = require('proper-lockfile');
  const ledger = path.join(root, 'ORCH/STATE/TASKS.md');
  const FREE = '| READY | WORK | - | - |';
  const TAKEN = `| DOING | WORK | - | ${actor} |`;
  const locked = async (/** @type {(line: string) => string | undefined} */ change) => {
    const release = await lockfile.lock(ledger, { retries });
    try {
      const text = fs.readFileSync(ledger, 'utf8');
      const line = text.split('\n').find((one) => one.startsWith(`| ${TASK} |`)) ?? '';
      const changed = change(line);
      if (changed !== undefined) fs.writeFileSync(ledger, text.replace(line, changed));
      return changed !== undefined;
    } finally {
      await release();
    }
  };
  return {
    claim: () => locked((line) => (line.includes(FREE) ? line.replace(FREE, TAKEN) : undefined)),
    release: async () => void (await locked((line) => line.replace(TAKEN, FREE))),
  };
}

/** As Orch waits for its guard: 1 to 20 ms. */
const SHORT = { retries: 10_000, factor: 1.2, minTimeout: 1, maxTimeout: 20, randomize: true };
/** After a second, then two, four, eight, and so on. */
const DEFAULT = { retries: 10 };

const self = kind === 'orch' ? byOrch() : byLockFile(kind === 'lock-file' ? SHORT : DEFAULT);
process.on('message', (what) => {
  const done = what === 'claim' ? self.claim() : self.release();
  void done.then((answer) => process.send?.(answer ?? null));
});
process.once('disconnect', () => process.exit());
process.send?.('ready');
