import { defaultPolicy, type Answers, type MovePorts, type Store } from '../core/index.js';
import { nodeAnswers } from './answers.js';
import { ledgerRoot, openStore } from './store/index.js';

export interface NodePorts extends MovePorts {
  /** The folder whose ledgers are written, absolute: in a linked worktree mostly another one than the caller's. */
  readonly home: string;
}

/**
 * What moves ask of this machine for the workspace that `root` belongs to: the ledgers of record, and the caller's worktree.
 * @param trusted whether git may be asked what is in force
 */
export function nodePorts(root: string, trusted = true): NodePorts {
  const home = ledgerRoot(root, trusted);
  const store = openStore(home, undefined, undefined, trusted);
  let policy = defaultPolicy;
  const reading: Store = {
    async read(previous, calledOff) {
      const snapshot = await store.read(previous, calledOff);
      policy = snapshot.workspace.policy;
      return snapshot;
    },
    commit: (commit, calledOff) => store.commit(commit, calledOff),
    exclusively: (work, calledOff) => store.exclusively(work, calledOff),
  };
  const now = (): Answers => nodeAnswers(root, home, policy);
  const answers: Answers = {
    fact: (path, text) => now().fact(path, text),
    digest: (path) => now().digest(path),
    ignored: (path) => now().ignored(path),
    history: () => now().history(),
    auditSummary: () => now().auditSummary(),
    head: () => now().head(),
    change: (base, paths) => now().change(base, paths),
    diff: (base, head, paths) => now().diff(base, head, paths),
  };
  return { store: reading, answers, random, home };
}

/** No secret: to load Node's cryptography takes longer than the move. */
function random(): string {
  const half = (): string =>
    Math.floor(Math.random() * 2 ** 32)
      .toString(16)
      .padStart(8, '0');
  return half() + half();
}
