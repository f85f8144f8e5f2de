// What a script starts and makes (programs, temporary folders) ends with it, also when it is interrupted.
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

/** @typedef {() => void | Promise<void>} Undo */

/** @type {Set<Undo>} */
const pending = new Set();

let interrupted = false;

/** Whether a signal has asked this script to end: what goes wrong from then on goes wrong because of it. */
export const isInterrupted = () => interrupted;

/**
 * Has something undone when the script ends, the last thing first.
 * @param {Undo} undo
 * @returns {() => void} call it when there is nothing to undo any more
 */
export function atEnd(undo) {
  pending.add(undo);
  return () => void pending.delete(undo);
}

/** @type {Promise<void> | undefined} */
let ending;

/** Undoes all that is pending; what fails does not keep the rest from being undone. Who calls it again waits with the first. */
export function end() {
  ending ??= undoAll();
  return ending;
}

async function undoAll() {
  for (const undo of [...pending].reverse()) {
    try {
      await undo();
    } catch (error) {
      console.error(error);
    }
  }
}

for (const [signal, code] of /** @type {const} */ ([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
])) {
  process.once(signal, () => {
    interrupted = true;
    void end().then(() => process.exit(code));
  });
}

/**
 * A fresh folder that is removed at the end.
 * @param {string} name
 */
export function temporaryFolder(name) {
  const folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), `${name}-`));
  atEnd(() => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));
  return folder;
}

/**
 * Ends a program that this script started: politely, then by force. Its end is waited for.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<void>}
 */
export function stop(child) {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) {
      resolve();
      return;
    }
    const force = setTimeout(() => child.kill('SIGKILL'), 5000);
    child.once('exit', () => {
      clearTimeout(force);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
