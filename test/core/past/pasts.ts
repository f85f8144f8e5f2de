import { openPast, type Finding, type Past, type PastBase, type Workspace } from '../../../server/src/core/index.js';
import type { MemoryRoot } from '../../support/memoryStore.js';
import { check } from '../moves/ledgers.js';

/** What is put into a commit: a log is often committed later than the ledgers, or never. */
export type Part = 'all' | 'ledgers' | 'audit';

type Texts = ReadonlyMap<string, string>;

/** A repository beside a root in memory: commits are what its files were. */
export class Repository {
  #tree: Texts = new Map();
  #base: PastBase | undefined;
  #count = 0;

  constructor(readonly root: MemoryRoot) {}

  /** Commits the root's files, or some of them. */
  commit(part: Part = 'all'): void {
    const { files } = this.root.store;
    const isTaken = (path: string): boolean => part === 'all' || isAudit(path) === (part === 'audit');
    const kept = [...this.#tree].filter(([path]) => !isTaken(path));
    this.#tree = new Map([...kept, ...[...files].filter(([path]) => isTaken(path))]);
    const oid = String(++this.#count).padStart(40, '0');
    const sources = [...this.#tree].flatMap(([path, text]) => (isAudit(path) ? [] : [{ path, text }]));
    this.#base = { commit: { oid, time: this.root.now }, sources, audit: auditOf(this.#tree) };
  }

  past(workspace: Workspace, previous?: Past): Past {
    return openPast({ base: this.#base, audit: auditOf(this.root.store.files) }, workspace, previous);
  }
}

function isAudit(path: string): boolean {
  return path.endsWith('.jsonl');
}

function auditOf(files: Texts): Texts {
  return new Map([...files].filter(([path]) => isAudit(path)));
}

/** What is said of history: findings about hand edits, the log, and evidence that was changed. */
export function accusations(root: MemoryRoot, workspace: Workspace, past: Past): readonly string[] {
  return check(root, workspace, past).filter(isAccusation).map(written);
}

function isAccusation({ code }: Finding): boolean {
  const accuses = code.startsWith('history/') && code !== 'history/adopted';
  return accuses || code === 'audit/chain-broken' || code === 'evidence/changed-after-decision';
}

function written({ code, id, severity, params }: Finding): string {
  return `${severity} ${code} ${id ?? ''} ${JSON.stringify(params)}`;
}
