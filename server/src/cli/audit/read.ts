import {
  readLog,
  StoreFault,
  type PlacedAuditLine,
  type RuntimeState,
  type Snapshot,
  type Store,
} from '../../core/index.js';
import { auditFiles } from '../../node/audit/files.js';
import { ledgerRoot, openStore } from '../../node/store/index.js';
import { loadWorkspace } from '../../node/workspace.js';

/** The audit log of the ledgers of record, and what this clone knows of it. */
export interface Audit {
  /** Folder of the ledgers of record. */
  readonly home: string;
  /** `policy.paths.audit`. */
  readonly folder: string;
  /** Path → text. */
  readonly files: ReadonlyMap<string, string>;
  /** In causal order. */
  readonly lines: readonly PlacedAuditLine[];
  /** Undefined where this clone has not moved anything, or its state cannot be read. */
  readonly own: { readonly writer: string; readonly head: RuntimeState['audit']['head'] } | undefined;
}

/** So often it is read again while others move. */
const ROUNDS = 5;

/** Reads log and state of one moment. */
export async function readAuditOf(root: string): Promise<Audit> {
  const home = ledgerRoot(root);
  const store = openStore(home);
  for (let round = 1; ; round++) {
    const before = await runtimeOf(store);
    const { paths } = before?.workspace.policy ?? (await loadWorkspace(home)).policy;
    const files = auditFiles(home, paths.audit);
    const after = await runtimeOf(store);
    const same = before?.runtime.generation === after?.runtime.generation;
    if (!same && round < ROUNDS) continue;
    const runtime = same ? after?.runtime : undefined;
    const own =
      runtime === undefined || runtime.writer === '' ? undefined : { writer: runtime.writer, head: runtime.audit.head };
    return { home, folder: paths.audit, files, lines: readLog(files), own };
  }
}

/** A log can be verified where no move can be made: on a read-only disk, beside a damaged state. */
async function runtimeOf(store: Store): Promise<Snapshot | undefined> {
  try {
    return await store.read();
  } catch (error) {
    if (error instanceof StoreFault) return undefined;
    throw error;
  }
}
