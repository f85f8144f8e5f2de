import { createHash } from 'node:crypto';
import { EMPTY_RUNTIME, type LostLease, type RuntimeState } from '../../server/src/core/leases/index.js';
import { NO_LINES, readLines, readLog, summarise, type AuditSummary } from '../../server/src/core/audit/index.js';
import type { GitChange, Intent, Snapshot } from '../../server/src/core/moves/index.js';
import { perform, type Call, type MovePorts, type Outcome } from '../../server/src/core/moves/perform.js';
import {
  openWorkspace,
  parseTime,
  policyFor,
  rolesOf,
  RULES_PATH,
  type Answers,
  type Commit,
  type CommitResult,
  type Fact,
  type SourceFile,
  type Store,
  type Workspace,
} from '../../server/src/core/index.js';
import { FIXTURE_NOW } from './fixture.js';

/** A root in memory: the twin of the store on disk, without its faults. Others may write `files` between two moves. */
export class MemoryStore implements Store {
  readonly files = new Map<string, string>();
  /** What a shell would have noticed while reading the bytes of a file. */
  readonly troubles = new Map<string, NonNullable<SourceFile['trouble']>>();
  runtime: RuntimeState = EMPTY_RUNTIME('');
  /** How often something was committed. */
  commits = 0;
  /** Called before each commit: room for somebody else to write. */
  beforeCommit: (() => void) | undefined;

  constructor(files: Readonly<Record<string, string>> = {}) {
    for (const [path, text] of Object.entries(files)) this.files.set(path, text);
  }

  read(previous?: Snapshot): Promise<Snapshot> {
    return Promise.resolve({ workspace: this.#workspace(previous?.workspace), runtime: this.runtime });
  }

  commit({ basis, files, appends, runtime }: Commit): Promise<CommitResult> {
    this.beforeCommit?.();
    const changed = [...basis.workspace.files].filter(([path, file]) => this.files.get(path) !== file.source.text);
    const paths = [
      ...changed.map(([path]) => path),
      ...files.filter(({ path, before }) => this.files.get(path) !== before).map(({ path }) => path),
    ];
    if (basis.runtime.generation !== this.runtime.generation) paths.push('state.json');
    if (paths.length > 0) return Promise.resolve({ kind: 'conflict', paths: [...new Set(paths)] });
    for (const { path, after } of files) {
      if (after === undefined) this.files.delete(path);
      else this.files.set(path, after);
    }
    for (const { path, text } of appends) this.files.set(path, (this.files.get(path) ?? '') + text);
    this.runtime = runtime;
    this.commits++;
    return Promise.resolve({ kind: 'done' });
  }

  exclusively<T>(work: () => Promise<T>): Promise<T | undefined> {
    return work();
  }

  #workspace(previous: Workspace | undefined): Workspace {
    const rules = this.#source(RULES_PATH);
    const { policy } = policyFor(rules, previous);
    const sources = [...rolesOf(policy).keys()].flatMap((path) => this.#source(path) ?? []);
    return openWorkspace({ sources }, previous);
  }

  #source(path: string): SourceFile | undefined {
    const text = this.files.get(path);
    const trouble = this.troubles.get(path);
    return text === undefined ? undefined : { path, text, ...(trouble === undefined ? {} : { trouble }) };
  }
}

/** Answers from the files of a memory store. Git is not there unless a test puts it in. */
export class MemoryAnswers implements Answers {
  /** Commit of HEAD; undefined: no git. */
  commit: string | undefined;
  /** What `change` answers, by the commit that it is against. */
  readonly changes = new Map<string | undefined, GitChange>();
  /** What `diff` answers, by `base..head`. */
  readonly diffs = new Map<string, GitChange>();

  /** Paths that git ignores. */
  readonly gitignore = new Set<string>();

  constructor(readonly store: MemoryStore) {}

  fact(path: string, text: boolean): Fact {
    const content = this.store.files.get(path);
    if (content !== undefined) {
      return { kind: 'file', size: Buffer.byteLength(content), ignored: false, ...(text ? { text: content } : {}) };
    }
    const isFolder = [...this.store.files.keys()].some((other) => other.startsWith(`${path}/`));
    return isFolder ? { kind: 'directory', ignored: false } : { kind: 'missing' };
  }

  digest(path: string): string | undefined {
    const content = this.store.files.get(path);
    return content === undefined ? undefined : `sha256:${createHash('sha256').update(content).digest('hex')}`;
  }

  ignored(path: string): boolean {
    return this.gitignore.has(path);
  }

  history(): ReturnType<typeof readLog> {
    return readLog(this.auditFiles());
  }

  auditSummary(): AuditSummary {
    return summarise(NO_LINES, readLines(this.auditFiles()));
  }

  head(): string | undefined {
    return this.commit;
  }

  change(base: string | undefined): GitChange | undefined {
    return this.changes.get(base);
  }

  diff(base: string, head: string): GitChange | undefined {
    return this.diffs.get(`${base}..${head}`);
  }

  /** The files of the audit log. */
  auditFiles(): ReadonlyMap<string, string> {
    return new Map([...this.store.files].filter(([path]) => path.endsWith('.jsonl')));
  }
}

/** A root in memory with a clock that is moved by hand, and moves done on it. */
export class MemoryRoot {
  readonly store: MemoryStore;
  readonly answers: MemoryAnswers;
  /** UTC milliseconds. */
  now: number;

  constructor(files: ConstructorParameters<typeof MemoryStore>[0] = {}, now: string = FIXTURE_NOW) {
    this.store = new MemoryStore(files);
    this.answers = new MemoryAnswers(this.store);
    const time = parseTime(now);
    if (!('ms' in time)) throw new Error(`not a time: ${now}`);
    this.now = time.ms;
  }

  get ports(): MovePorts {
    return { store: this.store, answers: this.answers, random: () => '0123456789abcdef' };
  }

  /** Does a move as an actor, now. */
  perform(actor: string, intent: Intent, call: Partial<Call> = {}): Promise<Outcome> {
    return perform(intent, { credentials: { as: actor }, now: this.now, ...call }, this.ports);
  }

  /** Does a move that must be accepted; gives its plan's result. */
  async accepted(
    actor: string,
    intent: Intent,
    call: Partial<Call> = {},
  ): Promise<Extract<Outcome, { kind: 'accepted' }>> {
    const outcome = await this.perform(actor, intent, call);
    if (outcome.kind === 'accepted') return outcome;
    throw new Error(
      `${JSON.stringify(intent)} by ${actor}: ${outcome.refusal.code} ${JSON.stringify(outcome.refusal.params)}`,
    );
  }

  /** Does a move that must be refused; gives the refusal. */
  async refused(
    actor: string,
    intent: Intent,
    call: Partial<Call> = {},
  ): Promise<Extract<Outcome, { kind: 'refused' }>['refusal']> {
    const outcome = await this.perform(actor, intent, call);
    if (outcome.kind === 'refused') return outcome.refusal;
    throw new Error(`${JSON.stringify(intent)} by ${actor} was accepted: ${JSON.stringify(outcome.result)}`);
  }

  /** Does an event on a task. */
  event(
    actor: string,
    event: string,
    id: string,
    more: Partial<Extract<Intent, { verb: 'event' }>> = {},
  ): Promise<Outcome> {
    return this.perform(actor, { verb: 'event', event, id, ...more });
  }

  text(path: string): string {
    return this.store.files.get(path) ?? '';
  }

  async workspace(): Promise<Workspace> {
    return (await this.store.read()).workspace;
  }

  async notices(actor: string): Promise<readonly LostLease[]> {
    return (await this.perform(actor, { verb: 'event', event: 'no-such-event', id: '-' })).notices;
  }
}
