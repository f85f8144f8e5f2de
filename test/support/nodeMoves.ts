import { randomBytes } from 'node:crypto';
import {
  APPROVAL_COLUMNS,
  defaultPolicy,
  perform,
  TASK_COLUMNS,
  type Intent,
  type Outcome,
} from '../../server/src/core/index.js';
import { verifyLog } from '../../server/src/core/audit/index.js';
import { nodeAnswers } from '../../server/src/node/answers.js';
import { auditFiles } from '../../server/src/node/audit/files.js';
import { disk, type FileSystem } from '../../server/src/node/store/fileSystem.js';
import { openStore, type NodeStore } from '../../server/src/node/store/index.js';

/** When moves of these tests are made: 2026-01-15T12:00:00Z. */
export const MOVE_NOW = Date.UTC(2026, 0, 15, 12);

/** Somebody who makes moves in a folder. */
export interface Mover {
  readonly store: NodeStore;
  /** @param as `WORK@name` */
  readonly act: (
    intent: Intent,
    as: string,
    more?: { readonly now?: number; readonly key?: string },
  ) => Promise<Outcome>;
}

/** The default policy's moves in a folder on disk, as any shell makes them. */
export function moverIn(root: string, fs: FileSystem = disk): Mover {
  const store = openStore(root, fs);
  const ports = {
    store,
    answers: nodeAnswers(root, root, defaultPolicy),
    random: () => randomBytes(8).toString('hex'),
  };
  return {
    store,
    act: (intent, as, { now = MOVE_NOW, key } = {}) =>
      perform(intent, { credentials: { as }, now, ...(key === undefined ? {} : { key }) }, ports),
  };
}

/** An intent for an event of the process. */
export function event(
  name: string,
  id: string,
  more: { readonly reason?: string; readonly artifacts?: readonly string[] } = {},
): Intent {
  return { verb: 'event', event: name, id, ...more };
}

/** What `orch audit verify` would say of a folder: nothing, where the log is as its writers left it. */
export async function auditProblems(root: string): Promise<readonly unknown[]> {
  const { runtime } = await openStore(root).read();
  const { head } = runtime.audit;
  return verifyLog(auditFiles(root, defaultPolicy.paths.audit), { head, writer: runtime.writer });
}

/** Ledgers with so many tasks in a state, WORK's. */
export function ledgersOf(tasks: number, state = 'READY'): Record<string, string> {
  const row = (at: number): string => `| T-${at} | Task ${at} | ${state} | WORK | - | - | - | - | - | - |\n`;
  const rows = Array.from({ length: tasks }, (_, at) => row(at + 1)).join('');
  const head = (names: readonly string[]): string => `| ${names.join(' | ')} |\n|${names.map(() => '---|').join('')}\n`;
  return {
    'ORCH/STATE/TASKS.md': `# Tasks\n\n${head(TASK_COLUMNS.slice(0, 10))}${rows}`,
    'ORCH/STATE/APPROVALS.md': `# Approvals\n\n${head(APPROVAL_COLUMNS.slice(0, 10))}`,
  };
}
