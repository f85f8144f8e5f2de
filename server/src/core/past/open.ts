import { inOrder, readLines, type PlacedAuditLine } from '../audit/index.js';
import { idKey, once, openUnder, parseTime, type Workspace } from '../model/index.js';
import { statusOf, type Policy } from '../policy/index.js';
import { folded, type Folded } from './fold.js';
import { freshLog, type AuditFiles, type FreshLog } from './log.js';
import { newIdOf } from './renames.js';
import { takenIds } from './taken.js';
import type { Decision, Past, PastBase, PastInput, PastLog, ReferenceRow } from './types.js';

const NO_FILES: AuditFiles = new Map();

/**
 * What ledgers are compared with, of what the shell read. `current` gives the policy in force, and the rows that read
 * the same as in the base by identity. The same base object and the same audit texts as in `previous` give `previous`.
 */
export function openPast(input: PastInput, current: Workspace, previous?: Past): Past {
  const before = previous instanceof OpenPast ? previous : undefined;
  if (before?.holds(input, current.policy) === true) return before;
  return new OpenPast(input, current, before);
}

/** The chained lines that the log has more than the base, each after what its writer had seen; legal or not. */
export function freshLines({ base, audit }: PastInput): readonly PlacedAuditLine[] {
  return freshLog(audit, base?.audit ?? NO_FILES, base?.commit.oid ?? '').lines;
}

class OpenPast implements Past {
  readonly kind: Past['kind'];
  readonly workspace: Workspace | undefined;
  readonly log: PastLog;
  readonly #input: PastInput;
  readonly #policy: Policy;
  readonly #fresh: FreshLog;
  readonly #folded: () => Folded;
  readonly #ahead: () => Folded;
  readonly #taken: () => Past['taken'];
  readonly #lines: () => readonly PlacedAuditLine[];
  readonly #index: () => Index;
  readonly #frozenAt: () => number | undefined;

  constructor(input: PastInput, current: Workspace, previous: OpenPast | undefined) {
    const { base, audit } = input;
    const { policy } = current;
    this.#input = input;
    this.#policy = policy;
    this.workspace =
      base && (input.workspace ?? previous?.workspaceOf(base, policy) ?? openUnder(policy, base.sources, current));
    this.#fresh = freshLog(
      audit,
      base?.audit ?? NO_FILES,
      base?.commit.oid ?? '',
      previous === undefined ? undefined : previous.#fresh,
    );
    this.kind = base !== undefined ? 'commit' : this.#fresh.lines.length > 0 ? 'audit' : 'none';
    this.log = this.#logOf(this.#fresh);
    this.#lines = once(() => inOrder(readLines(audit)));
    this.#folded = once(() => this.#fold(this.#fresh.lines));
    this.#ahead = once(() => this.#fold(this.#lines(), true));
    this.#taken = once(() => takenIds(this.workspace, base, this.#accepted()));
    this.#index = once(() => indexOf(this.#lines(), policy));
    this.#frozenAt = once(() => frozenAt(this.#accepted()));
  }

  holds({ base, audit, without, judged, suppressing }: PastInput, policy: Policy): boolean {
    const known = this.#input;
    if (suppressing !== known.suppressing) return false;
    if (base !== known.base || policy !== this.#policy || without !== known.without || judged !== known.judged)
      return false;
    return audit === known.audit || sameTexts(audit, known.audit);
  }

  workspaceOf(base: PastBase, policy: Policy): Workspace | undefined {
    return base === this.#input.base && policy === this.#policy ? this.workspace : undefined;
  }

  get without(): Past['without'] {
    return this.#input.without;
  }

  get suppressing(): Past['suppressing'] {
    return this.#input.suppressing ?? this.workspace;
  }

  get commit(): Past['commit'] {
    return this.#input.base?.commit;
  }

  get judged(): Past['judged'] {
    return this.#input.judged;
  }

  get tasks(): Past['tasks'] {
    return this.#folded().tasks;
  }

  get approvals(): Past['approvals'] {
    return this.#folded().approvals;
  }

  get taken(): Past['taken'] {
    return this.#taken();
  }

  ahead(kind: 'task' | 'approval', key: string): ReferenceRow | undefined {
    if ((this.#input.base?.audit.size ?? 0) === 0 || this.#lines().length === this.log.lines) return undefined;
    const { tasks, approvals } = this.#ahead();
    return (kind === 'task' ? tasks : approvals).get(key);
  }

  lastMove(kind: 'task' | 'approval', key: string): PlacedAuditLine | undefined {
    return this.#index().last[kind].get(key);
  }

  get frozenAt(): number | undefined {
    return this.#frozenAt();
  }

  decisionOf(key: string): Decision | undefined {
    return this.#index().decisions.get(key);
  }

  isApprovedInBase(key: string): boolean {
    const entry = this.workspace === undefined ? undefined : this.approvals.get(key)?.entry;
    return entry?.record.kind === 'approval' && entry.record.status === 'approved';
  }

  #logOf({ problems, lines, broken, count }: FreshLog): PastLog {
    const rejected = once(() => [...broken, ...this.#folded().rejected]);
    return {
      problems,
      lines: count,
      chained: lines,
      get rejected() {
        return rejected();
      },
    };
  }

  /** Without those that explain nothing. */
  #accepted(): readonly PlacedAuditLine[] {
    const rejected = new Set(this.log.rejected.map(({ placed }) => `${placed.file}:${placed.at}`));
    return this.#lines().filter(({ file, at }) => !rejected.has(`${file}:${at}`));
  }

  #fold(lines: readonly PlacedAuditLine[], exact?: true): Folded {
    const { base } = this.#input;
    return folded({
      policy: this.#policy,
      base: this.workspace,
      time: base?.commit.time ?? 0,
      lines,
      ...(exact && { exact }),
      undone: ({ writer, seq }) => this.#lines().find(({ line }) => line.writer === writer && line.seq === seq)?.line,
    });
  }
}

function sameTexts(a: AuditFiles, b: AuditFiles): boolean {
  return a.size === b.size && [...a].every(([file, text]) => b.get(file) === text);
}

interface Index {
  readonly last: Readonly<Record<'task' | 'approval', ReadonlyMap<string, PlacedAuditLine>>>;
  readonly decisions: ReadonlyMap<string, Decision>;
}

function indexOf(lines: readonly PlacedAuditLine[], policy: Policy): Index {
  const last = { task: new Map<string, PlacedAuditLine>(), approval: new Map<string, PlacedAuditLine>() };
  const decisions = new Map<string, Omit<Decision, 'approved'>>();
  for (const placed of lines) {
    for (const change of placed.line.rows) {
      const { kind, id, after } = change;
      if (kind !== 'task' && kind !== 'approval') continue;
      const key = idKey(id);
      last[kind].set(key, placed);
      const renamed = newIdOf(placed.line, change);
      if (renamed !== undefined) last[kind].set(idKey(renamed), placed);
      const status = kind === 'approval' ? statusOf(policy, after?.['status'] ?? '') : undefined;
      if (status === undefined) continue;
      const binding = placed.line.evidence;
      if (status === 'approved' && binding !== undefined) decisions.set(key, { binding, line: placed });
      else decisions.delete(key);
    }
  }
  return { last, decisions: withApproved(decisions) };
}

function withApproved(decisions: ReadonlyMap<string, Omit<Decision, 'approved'>>): Index['decisions'] {
  const approved = new Map<string, Set<string>>();
  const found = new Map<string, Decision>();
  for (const [key, decision] of decisions) {
    const { path, digest } = decision.binding;
    const digests = approved.get(path) ?? new Set<string>();
    approved.set(path, digests.add(digest));
    found.set(key, { ...decision, approved: digests });
  }
  return found;
}

function frozenAt(lines: readonly PlacedAuditLine[]): number | undefined {
  for (const { line } of lines.toReversed()) {
    const set = line.rows.find(({ kind, id }) => kind === 'flag' && id === 'FREEZE');
    const time = parseTime(line.time);
    if (set !== undefined) return set.after?.['value'] === 'on' && 'ms' in time ? time.ms : undefined;
  }
  return undefined;
}

const NO_ROWS: Past['tasks'] = new Map();
const NO_IDS: ReadonlySet<string> = new Set();

/** Nothing to compare with: history rules are silent. */
export const NO_PAST: Past = {
  kind: 'none',
  without: undefined,
  commit: undefined,
  judged: undefined,
  workspace: undefined,
  suppressing: undefined,
  tasks: NO_ROWS,
  approvals: NO_ROWS as Past['approvals'],
  log: { problems: [], rejected: [], chained: [], lines: 0 },
  taken: { task: NO_IDS, approval: NO_IDS },
  ahead: () => undefined,
  lastMove: () => undefined,
  frozenAt: undefined,
  decisionOf: () => undefined,
  isApprovedInBase: () => false,
};
