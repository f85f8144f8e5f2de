import {
  gateOf,
  NO_PAST,
  openPast,
  type BaseGate,
  type LineOrigin,
  type Past,
  type PastInput,
  type Policy,
  type Workspace,
} from '../../core/index.js';
import type { HostClock } from '../host.js';
import type { BaseReading, PastSource } from './source.js';

/** How often (ms) HEAD and the audit log are looked at where nobody types: an editor need not watch `.git`. */
const LOOK = 1_000;

/** How long (ms) a check waits for a base that is being read anew: findings against the old one would only flash. */
const PATIENCE = 250;

/** How long (ms) an editor may take to load what a move wrote. */
const RELOAD = 1_500;

/** What a root's past asks of the root. */
export interface PastOwner {
  readonly clock: HostClock;
  /** Whether an editor is about to load what others wrote, so that its text is older than the log. */
  isBehind(): Promise<boolean>;
  /** Base or log are others now. */
  stirred(): void;
  failed(what: string, error: unknown): void;
}

/**
 * The past of one root: HEAD and the audit log, followed. The last known base stays in force until another is read; until
 * the first is, there is none, and nothing is said of hand edits.
 */
export class RootPast {
  #reading: BaseReading = { without: 'reading' };
  /** What HEAD and the policy were at that reading. */
  #head: string | undefined;
  #policy: Policy | undefined;
  #underWay: Promise<void> | undefined;
  #log: ReadonlyMap<string, string> = new Map();
  #input: PastInput | undefined;
  #past: Past = NO_PAST;
  #gate: BaseGate | undefined;
  #postponed: (() => void) | undefined;
  #waited = false;
  #look: (() => void) | undefined;
  #ended = false;

  constructor(
    private readonly source: PastSource,
    private readonly owner: PastOwner,
  ) {}

  /** What is known; another object where something changed. Undefined until the first base is read. */
  get input(): PastInput | undefined {
    return this.#input;
  }

  /** What the base says of policy and flags; the same object as long as base and log are the same. */
  get gate(): BaseGate | undefined {
    return this.#gate;
  }

  /** Why there is no commit to compare with; undefined where there is one. */
  get without(): Exclude<BaseReading, { base: unknown }>['without'] | undefined {
    return 'without' in this.#reading ? this.#reading.without : undefined;
  }

  /** Brings the past up to date before a check: what takes long goes on beside it. */
  async follow(policy: Policy): Promise<void> {
    this.#look ??= this.#lookLater(policy);
    if (this.#head !== this.source.head() || this.#policy !== policy) {
      const known = this.#input !== undefined;
      const reading = this.#readBase(policy);
      if (known) await this.#within(PATIENCE, reading);
    }
    if (this.source.logStirred(policy.paths.audit)) await this.#readLog(policy);
  }

  /** Whether `follow` has something to do: a few looks at small files. */
  isStale(policy: Policy): boolean {
    return (
      this.#look === undefined ||
      this.#policy !== policy ||
      this.#head !== this.source.head() ||
      (this.#postponed === undefined && this.source.logStirred(policy.paths.audit))
    );
  }

  /** What a workspace is compared with. */
  open(workspace: Workspace): Past {
    if (this.#input !== undefined) this.#past = openPast(this.#input, workspace, this.#past);
    return this.#past;
  }

  /** Who wrote a line of the base. */
  originOf(path: string, line: number): Promise<LineOrigin | undefined> {
    const oid = this.#input?.base?.commit.oid;
    return oid === undefined ? Promise.resolve(undefined) : this.source.originOf(oid, path, line);
  }

  /** What a commit has of files of the repository (see `PastSource`). */
  textsAt(rev: string, paths: readonly string[]): ReturnType<PastSource['textsAt']> {
    return this.source.textsAt(rev, paths);
  }

  /** Files changed on disk. */
  stir(): void {
    this.source.stir?.();
  }

  /** A document was loaded, or typed in: what waited for that waits no longer. */
  touch(): void {
    this.#postponed?.();
    this.#postponed = undefined;
  }

  dispose(): void {
    this.#ended = true;
    this.#look?.();
    this.touch();
    this.source.end();
  }

  #lookLater(policy: Policy): () => void {
    return this.owner.clock.after(LOOK, () => {
      if (this.#ended) return;
      const current = this.#policy ?? policy;
      if (this.isStale(current)) this.owner.stirred();
      this.#look = this.#lookLater(current);
    });
  }

  #readBase(policy: Policy): Promise<void> {
    const head = this.source.head();
    this.#head = head;
    this.#policy = policy;
    const work = this.source.readBase(policy).then(
      (reading) => {
        if (this.#underWay === work) this.#take(reading);
      },
      (error: unknown) => this.owner.failed('base', error),
    );
    this.#underWay = work;
    return work;
  }

  #take(reading: BaseReading): void {
    this.#underWay = undefined;
    if ('without' in reading && reading.without === 'reading') {
      // Git did not answer: it is asked again at the next look.
      this.#head = undefined;
      return;
    }
    this.#reading = reading;
    this.#renew();
    if (!this.#ended) this.owner.stirred();
  }

  async #readLog(policy: Policy): Promise<void> {
    if (!this.#waited && (await this.owner.isBehind())) {
      this.#postpone();
      return;
    }
    this.#waited = false;
    const log = await this.source.readLog(policy.paths.audit);
    if (log === this.#log) return;
    this.#log = log;
    if (this.#input !== undefined) this.#renew();
  }

  #postpone(): void {
    const cancel = this.owner.clock.after(RELOAD, () => {
      this.#postponed = undefined;
      this.#waited = true;
      this.owner.stirred();
    });
    this.#postponed = cancel;
  }

  #renew(): void {
    const reading = this.#reading;
    const audit = this.#log;
    if ('base' in reading) this.#input = { base: reading.base, audit };
    else if (reading.without !== 'reading') this.#input = { without: reading.without, audit };
    const input = this.#input;
    this.#gate = input && gateOf(input);
  }

  #within(ms: number, work: Promise<void>): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.owner.clock.after(ms, resolve);
      void work.finally(() => {
        cancel();
        resolve();
      });
    });
  }
}
