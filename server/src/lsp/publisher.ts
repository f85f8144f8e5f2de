import type { Connection } from 'vscode-languageserver';
import { CHANGED_NOTIFICATION } from '../protocol.js';
import type { ClientInfo } from './client.js';
import type { DiagnosticConverter } from './diagnostics.js';
import type { HostClock } from './host.js';
import { Later } from './later.js';
import { changedPaths } from './reports.js';
import type { Root, Snapshot } from './root.js';

/** How long to wait (ms) for more to change before somebody is told. */
const SOON = 50;
/** A client that pulls is about to ask anyway. */
const ASKED_ANYWAY = 250;
const REFRESH = 100;
const CHANGED = 150;

/** Tells the client what it did not ask for: pushed findings, "ask again", "the overview may differ". */
export class Publisher {
  /** What the client knows of each root's files: the result id that it got last. */
  readonly #told = new Map<Root, Map<string, string>>();
  readonly #typed = new Map<Root, Later>();
  readonly #stirred = new Map<Root, Later>();
  /** A root whose findings the client holds is gone. */
  #lost = false;
  #beside: () => void = () => undefined;
  #read: () => void = () => undefined;
  readonly #refresh: Later;
  readonly #changed: Later;

  constructor(
    private readonly connection: Connection,
    private readonly client: ClientInfo,
    private readonly clock: HostClock,
    private readonly converter: DiagnosticConverter,
    private readonly failed: (what: string, error: unknown) => void,
  ) {
    this.#refresh = new Later(clock, REFRESH, () => this.#askAgain());
    this.#changed = new Later(clock, CHANGED, () => this.#send(connection.sendNotification(CHANGED_NOTIFICATION)));
  }

  /** Somebody typed: the root is checked soon, even where nobody asks. */
  typed(root: Root): void {
    this.#laterOf(this.#typed, root, this.client.pulls ? ASKED_ANYWAY : SOON).soon();
  }

  /** Something else changed that an editor does not know of. */
  stirred(root: Root): void {
    this.#laterOf(this.#stirred, root, SOON).soon();
    this.#beside();
  }

  /** Calls `run` whenever something changed without anybody typing: what an editor shows of it may be old. */
  onStirred(run: () => void): void {
    this.#beside = run;
  }

  /** Calls `run` whenever a check found other texts than the last one, whoever changed them. */
  onRead(run: () => void): void {
    this.#read = run;
  }

  /** A move was made, or somebody else works here now: locks are shown that stand in no file. */
  moved(): void {
    this.#changed.soon();
    this.#beside();
  }

  /** A check was made. */
  checked(root: Root, before: Snapshot | undefined, after: Snapshot): void {
    const changed = changedPaths(before?.reports, after.reports);
    const other = before?.workspace !== after.workspace || before.past !== after.past;
    if (changed.length > 0 || other) this.#changed.soon();
    if (other) this.#read();
    if (!this.client.pulls) for (const path of changed) this.#push(root, path, after);
    else if (this.#outdated(root, after).length > 0) this.#refresh.soon();
  }

  /** The client got a report that it asked for. */
  told(root: Root, path: string, resultId: string): void {
    let told = this.#told.get(root);
    if (told === undefined) this.#told.set(root, (told = new Map<string, string>()));
    told.set(path, resultId);
  }

  /** A root is gone: so is what was found in it. */
  removed(root: Root): void {
    for (const checks of [this.#typed, this.#stirred]) {
      checks.get(root)?.cancel();
      checks.delete(root);
    }
    if (this.client.pulls) this.#lost ||= this.#told.has(root);
    else for (const path of root.last?.reports.keys() ?? []) this.#push(root, path, undefined);
    this.#told.delete(root);
    this.#refresh.soon();
    this.#changed.soon();
  }

  #laterOf(checks: Map<Root, Later>, root: Root, delay: number): Later {
    const known = checks.get(root);
    if (known !== undefined) return known;
    const made = new Later(this.clock, delay, () => this.#send(root.current()));
    checks.set(root, made);
    return made;
  }

  #push(root: Root, path: string, snapshot: Snapshot | undefined): void {
    const report = snapshot?.reports.get(path);
    const version = root.versionOf(path);
    const diagnostics = report === undefined ? [] : [...this.converter.diagnostics(root, path, report)];
    this.#send(
      this.connection.sendDiagnostics({ uri: root.uriOf(path), ...(version === null ? {} : { version }), diagnostics }),
    );
  }

  /** Files of which the client holds findings that no longer hold. */
  #outdated(root: Root, { reports }: Snapshot): readonly string[] {
    const told = this.#told.get(root) ?? new Map<string, string>();
    return [...told].filter(([path, id]) => (reports.get(path)?.resultId ?? '') !== id).map(([path]) => path);
  }

  #askAgain(): void {
    let outdated = this.#lost;
    this.#lost = false;
    for (const [root, told] of this.#told) {
      for (const path of root.last === undefined ? [] : this.#outdated(root, root.last)) {
        outdated = true;
        // Asked for once; where the client does not come, asking again would not help.
        told.delete(path);
      }
    }
    if (outdated && this.client.refreshes) this.#send(this.connection.languages.diagnostics.refresh());
  }

  #send(sending: Promise<unknown>): void {
    sending.catch((error: unknown) => this.failed('publishing', error));
  }
}
