import type { LinesDocument } from './linesDocument.js';
import {
  Checker,
  defaultPolicy,
  openInForce,
  rolesOf,
  RULES_PATH,
  type CheckResult,
  type Facts,
  type LineOrigin,
  type Past,
  type Wanted,
  type Workspace,
} from '../core/index.js';
import { Accepted } from './accepted.js';
import { Alarm } from './alarm.js';
import { AskedPaths } from './factWatch.js';
import type { HostClock, RootFiles } from './host.js';
import { BaseFacts } from './past/baseFacts.js';
import { RootPast } from './past/rootPast.js';
import { reportsOf, type Reports } from './reports.js';
import { Sources } from './sources.js';
import { uriBelow } from './uris.js';

/** What one root says at one moment, checked. Immutable. */
export interface Snapshot {
  readonly workspace: Workspace;
  readonly reports: Reports;
  /** What it was compared with. */
  readonly past: Past;
  /** The time it was checked at. */
  readonly now: number;
}

/** What a root tells and asks of the server that holds it. */
export interface RootOwner {
  readonly clock: HostClock;
  nextResultId(): string;
  /** Whether a path of this root belongs to another one that lies inside it. */
  isForeign(root: Root, path: string): boolean;
  /** Whether an editor is about to load what others wrote into a document of this root. */
  isBehind(root: Root): Promise<boolean>;
  /** A check was made; `before` is what the last one said. */
  checked(root: Root, before: Snapshot | undefined, after: Snapshot): void;
  /** Something changed without the editor's doing: a check now may say something else. */
  stirred(root: Root): void;
  failed(what: string, error: unknown): void;
}

/** One workspace folder: its texts, its policy, its checker. Nothing of it is ever mixed with another root's. */
export class Root {
  readonly #sources: Sources;
  readonly #checker = new Checker();
  readonly #asked = new AskedPaths();
  #workspace: Workspace | undefined;
  #candidates: Workspace['candidates'] = [];
  #searched = false;
  #snapshot: Snapshot | undefined;
  #result: CheckResult | undefined;
  #checkedFacts: unknown;
  #checkedPast: unknown;
  /** Counts changes; what was opened and checked last remembers at which count. */
  #version = 1;
  #opened = 0;
  #openedUnder: unknown;
  #checked = 0;
  readonly #alarm: Alarm;
  readonly #accepted: Accepted;
  readonly #past: RootPast;
  readonly #baseFacts: BaseFacts;
  readonly #uris = new Map<string, string>();
  #disposed = false;

  constructor(
    /** As the client gave it. */
    readonly uri: string,
    readonly name: string,
    private readonly files: RootFiles,
    private readonly owner: RootOwner,
  ) {
    this.#sources = new Sources(files);
    this.#alarm = new Alarm(owner.clock, () => this.#stirred());
    this.#accepted = new Accepted((what) => owner.failed('baseline', what));
    this.#baseFacts = new BaseFacts(files.past);
    this.#past = new RootPast(files.past, {
      clock: owner.clock,
      isBehind: () => owner.isBehind(this),
      stirred: () => this.#stirred(),
      failed: (what, error) => owner.failed(what, error),
    });
  }

  /** The findings of this moment. Reads what is not read yet; makes at most one check a change. */
  async current(): Promise<Snapshot> {
    for (let followed = false; ;) {
      const unread = this.#unread();
      if (unread.length > 0) {
        await this.#sources.read(unread);
        this.#version++;
      } else if (followed || !this.#past.isStale(this.#open().policy)) return this.#check();
      else {
        await this.#past.follow(this.#open().policy);
        followed = true;
      }
    }
  }

  /** Why there is no commit to compare with; undefined where there is one. */
  get withoutBase(): RootPast['without'] {
    return this.#past.without;
  }

  /** Who wrote a line of the base, as git tells; undefined where git is not asked or does not know. */
  originOf(path: string, line: number): Promise<LineOrigin | undefined> {
    return this.#past.originOf(path, line);
  }

  /** What a commit has of files of the repository (see `PastSource`). */
  textsAt(rev: string, paths: readonly string[]): ReturnType<RootPast['textsAt']> {
    return this.#past.textsAt(rev, paths);
  }

  /** What is known of other files, as the last check had it. */
  get facts(): RootFiles['facts'] {
    return this.files.facts;
  }

  /** What the last check said, without a new one. */
  get last(): Snapshot | undefined {
    return this.#snapshot;
  }

  /** Every path that is a ledger, policy or flags file here. */
  get paths(): readonly string[] {
    return this.#workspace === undefined ? [RULES_PATH] : this.#pathsOf(this.#workspace);
  }

  /** Every path whose change on disk matters, beside the facts. */
  get watched(): readonly string[] {
    return this.#workspace === undefined ? this.paths : [...this.paths, this.#workspace.policy.paths.baseline];
  }

  /** Folder of the audit log. */
  get auditFolder(): string {
    return (this.#workspace?.policy ?? defaultPolicy).paths.audit;
  }

  /** Folder of the evidence records. */
  get evidenceFolder(): string {
    return (this.#workspace?.policy ?? defaultPolicy).paths.evidence.replace(/\/+$/, '');
  }

  /** Whether a path lies there, and is not a ledger all the same. */
  isRecord(path: string): boolean {
    return path.startsWith(`${this.evidenceFolder}/`) && !this.paths.includes(path);
  }

  get factFolders(): ReadonlySet<string> {
    return this.#asked.folders;
  }

  uriOf(path: string): string {
    return this.#sources.document(path)?.uri ?? this.#uriBelow(path);
  }

  /** The version of an open document; null where the file is not open. */
  versionOf(path: string): number | null {
    return this.#sources.document(path)?.version ?? null;
  }

  /** What lies in a folder of the root. */
  list(folder: string): ReturnType<RootFiles['list']> {
    return this.files.list(folder);
  }

  /** What a file holds on disk now; undefined where there is none, or no text. */
  async onDisk(path: string): Promise<string | undefined> {
    const source = await this.files.read(path);
    return source?.trouble === undefined ? source?.text : undefined;
  }

  /** The text of a file as its editor shows it, else as it is on disk. */
  async textOf(path: string): Promise<string | undefined> {
    return this.#sources.document(path)?.getText() ?? (await this.onDisk(path));
  }

  /** The first of some paths that is a file. What was not looked up yet is looked up now, and followed from now on. */
  async firstFile(paths: readonly string[]): Promise<string | undefined> {
    const asked = this.#asked.add(paths.map((path) => ({ path, text: false })));
    if (asked.length > 0) await this.files.gather(asked);
    return paths.find((path) => this.files.facts.get(path, false)?.kind === 'file');
  }

  open(path: string, document: LinesDocument): void {
    this.#sources.open(path, document);
    this.touch();
  }

  close(path: string): void {
    this.#sources.close(path);
    this.touch();
  }

  closeAll(): void {
    this.#sources.closeAll();
    this.touch();
  }

  /** The text of an open document, or what belongs to this root, may have changed: all that typing costs. */
  touch(): void {
    this.#version++;
    this.#past.touch();
  }

  /** Files changed on disk. */
  async changedOnDisk(paths: readonly string[]): Promise<void> {
    this.#past.stir();
    const own = this.watched.filter((path) =>
      paths.some((changed) => path === changed || path.startsWith(`${changed}/`)),
    );
    for (const path of own) this.#sources.invalidate(path);
    if (own.length > 0) {
      this.touch();
      this.#searched = false;
    }
    const facts = await this.files.gather(this.#asked.touchedBy(paths));
    const log = paths.some((path) => path.startsWith(`${this.auditFolder}/`));
    if (own.length > 0 || facts || log) this.#stirred();
  }

  dispose(): void {
    this.#disposed = true;
    this.#alarm.set(undefined);
    this.#past.dispose();
  }

  #uriBelow(path: string): string {
    let uri = this.#uris.get(path);
    if (uri === undefined) this.#uris.set(path, (uri = uriBelow(this.uri, path)));
    return uri;
  }

  #unread(): readonly string[] {
    if (!this.#sources.isKnown(RULES_PATH)) return [RULES_PATH];
    const workspace = this.#open();
    const paths = [...this.#pathsOf(workspace), workspace.policy.paths.baseline];
    return paths.filter((path) => !this.#sources.isKnown(path));
  }

  #pathsOf({ policy }: Workspace): readonly string[] {
    return [...rolesOf(policy).keys()].filter((path) => !this.owner.isForeign(this, path));
  }

  #open(): Workspace {
    const { gate } = this.#past;
    const known = this.#opened === this.#version && this.#openedUnder === gate;
    if (this.#workspace !== undefined && known) return this.#workspace;
    const before = this.#workspace;
    let workspace = this.#read(this.paths, before);
    // Another policy may name other files, some of which are at hand already.
    if (workspace.policy !== before?.policy) workspace = this.#read(this.#pathsOf(workspace), workspace);
    this.#workspace = workspace;
    this.#opened = this.#version;
    this.#openedUnder = gate;
    return workspace;
  }

  #read(paths: readonly string[], previous: Workspace | undefined): Workspace {
    const sources = paths.flatMap((path) => this.#sources.get(path) ?? []);
    return openInForce({ sources, candidates: this.#candidates }, this.#past.gate, previous);
  }

  #check(): Snapshot {
    const now = this.owner.clock.now();
    if (this.#snapshot !== undefined && this.#isChecked(now)) return this.#snapshot;
    const before = this.#snapshot;
    const workspace = this.#open();
    const facts = this.#facts();
    const past = this.#past.open(workspace);
    const result = this.#checker.check(workspace, facts, now, past);
    const accepted = this.#sources.get(workspace.policy.paths.baseline);
    const findings = this.#accepted.fresh(result.findings, workspace, accepted);
    const reports = reportsOf(findings, workspace.files.keys(), before?.reports, () => this.owner.nextResultId());
    this.#snapshot = { workspace, reports, past, now };
    this.#result = result;
    this.#checked = this.#version;
    this.#checkedFacts = facts;
    this.#checkedPast = this.#past.input;
    this.#followUp(result, workspace);
    this.owner.checked(this, before, this.#snapshot);
    return this.#snapshot;
  }

  #isChecked(now: number): boolean {
    return (
      this.#checked === this.#version &&
      this.#checkedFacts === this.#facts() &&
      this.#checkedPast === this.#past.input &&
      now < (this.#result?.nextChangeAt ?? Infinity)
    );
  }

  #facts(): Facts {
    return this.#baseFacts.over(this.files.facts, this.#past.input?.base?.commit.oid);
  }

  #followUp({ wanted, nextChangeAt }: CheckResult, workspace: Workspace): void {
    if (!this.#disposed) this.#alarm.set(nextChangeAt);
    const [ofBase, here] = parted(wanted);
    if (ofBase.length > 0) this.#background('texts of the base', () => this.#baseFacts.gather(ofBase));
    const asked = this.#asked.add(here);
    if (asked.length > 0) this.#background('facts', () => this.files.gather(asked));
    if (this.#searched) return;
    this.#searched = true;
    this.#background('candidates', () => this.#search(workspace));
  }

  async #search(workspace: Workspace): Promise<boolean> {
    const found = await this.files.findCandidates(workspace);
    const changed = JSON.stringify(found) !== JSON.stringify(this.#candidates);
    this.#candidates = found;
    if (changed) this.touch();
    return changed;
  }

  #background(what: string, work: () => Promise<boolean>): void {
    work().then(
      (changed) => {
        if (changed) this.#stirred();
      },
      (error: unknown) => this.owner.failed(what, error),
    );
  }

  #stirred(): void {
    if (!this.#disposed) this.owner.stirred(this);
  }
}

/** What is wanted of the base, and what of the files as they are. */
function parted(wanted: readonly Wanted[]): readonly [readonly Wanted[], readonly Wanted[]] {
  if (wanted.every(({ base }) => base !== true)) return [[], wanted];
  return [wanted.filter(({ base }) => base === true), wanted.filter(({ base }) => base !== true)];
}
