import type { Connection } from 'vscode-languageserver';
import {
  defaultPolicy,
  openWorkspace,
  policyFor,
  readLines,
  rolesOf,
  RULES_PATH,
  StoreFault,
  type Commit,
  type CommitResult,
  type FileAppend,
  type Policy,
  type RuntimeState,
  type Snapshot,
  type SourceFile,
  type Store,
} from '../../core/index.js';
import { sameState } from '../../keptState.js';
import {
  READ_STATE_REQUEST,
  SAVE_REQUEST,
  WRITE_STATE_REQUEST,
  type ReadStateParams,
  type ReadStateResult,
  type SaveParams,
  type SaveResult,
  type WriteStateParams,
} from '../../protocol.js';
import type { OpenDocuments } from '../host.js';
import { isSame } from '../moves/buffers.js';
import { uriBelow } from '../uris.js';
import type { ClientDisk } from './disk.js';
import { changesOf, hasMixedEnds, type Rewrite } from './edit.js';
import { stateFrom } from './state.js';

/** A rewrite, and the path that refusals name it by. */
interface Written extends Rewrite {
  readonly path: string;
}

/** What stands against a commit. */
type Against = Exclude<CommitResult, { kind: 'done' }>;

/**
 * The store of a workspace that no process can write to: a move is one edit that the client applies, on the versions of
 * the documents that it was planned on, and saves. Should the client end in between, files can be left that hold a part
 * of it, or the whole without its runtime state.
 */
export class WebStore implements Store {
  /** As last read or written. */
  runtime: RuntimeState | undefined;
  policy: Policy = defaultPolicy;
  #last: Snapshot | undefined;
  /** Readings and commits, one after the other: nobody reads half of a move. */
  #steps: Promise<unknown> = Promise.resolve();
  #movers: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly uri: string,
    private readonly connection: Connection,
    private readonly disk: ClientDisk,
    private readonly documents: OpenDocuments,
  ) {}

  /** What stands in the files; unsaved changes of documents are saved before a move. */
  read(previous = this.#last): Promise<Snapshot> {
    return this.#then(async () => {
      const { runtime } = await this.#state();
      const workspace = openWorkspace({ sources: await this.#sources(previous) }, previous?.workspace);
      this.policy = workspace.policy;
      return (this.#last = { workspace, runtime });
    });
  }

  commit(commit: Commit): Promise<CommitResult> {
    return this.#then(async () => (await this.#against(commit)) ?? this.#write(commit));
  }

  /** Commits of others are compared with what stands there like those of hand edits. */
  exclusively<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#movers.then(work);
    this.#movers = next.catch(() => undefined);
    return next;
  }

  #then<T>(step: () => Promise<T>): Promise<T> {
    const next = this.#steps.then(step);
    this.#steps = next.catch(() => undefined);
    return next;
  }

  async #state(): Promise<{ readonly runtime: RuntimeState; readonly writable: boolean }> {
    const params: ReadStateParams = { root: this.uri };
    const kept = await this.connection.sendRequest<ReadStateResult | null>(READ_STATE_REQUEST, params);
    this.runtime = stateFrom(kept?.state);
    return { runtime: this.runtime, writable: kept?.writable !== false };
  }

  async #sources(previous: Snapshot | undefined): Promise<readonly SourceFile[]> {
    const rules = await this.disk.source(RULES_PATH);
    const { policy } = policyFor(rules, previous?.workspace);
    const paths = [...rolesOf(policy).keys()].filter((path) => path !== RULES_PATH);
    const others = await Promise.all(paths.map((path) => this.disk.source(path)));
    return [rules, ...others].filter((source) => source !== undefined);
  }

  /** Compares what a commit was planned on with what stands there now, in files, documents and state. */
  async #against({ basis, files }: Commit): Promise<Against | undefined> {
    const { runtime, writable } = await this.#state();
    if (!writable) return { kind: 'failed', why: 'read-only', path: this.uri, detail: '' };
    const { workspace } = basis;
    const known = new Set([RULES_PATH, ...rolesOf(workspace.policy).keys(), ...workspace.files.keys()]);
    const ledgers = [...known].map((path) => ({ path, before: workspace.files.get(path)?.source.text }));
    const stands = [...ledgers, ...files].map(async ({ path, before }) => {
      return (await this.#standsAs(path, before)) ? [] : [path];
    });
    const paths = new Set((await Promise.all(stands)).flat());
    if (!sameState(runtime, basis.runtime)) paths.add('orch/state');
    return paths.size > 0 ? { kind: 'conflict', paths: [...paths] } : undefined;
  }

  async #standsAs(path: string, before: string | undefined): Promise<boolean> {
    const document = this.documents(uriBelow(this.uri, path));
    const source = await this.disk.source(path);
    if (source?.text !== before) return false;
    return document === undefined || isSame(document.getText(), before);
  }

  async #write({ files, appends, runtime }: Commit): Promise<CommitResult> {
    const rewrites: Written[] = files.map((change) => ({ ...change, ...this.#place(change.path) }));
    for (const append of appends) {
      const rewrite = await this.#appended(append);
      if ('kind' in rewrite) return rewrite;
      rewrites.push(rewrite);
    }
    const outside = await this.#outside(rewrites);
    if (outside !== undefined) return outside;
    const mixed = rewrites.find(({ before = '', after = '' }) => hasMixedEnds(before) || hasMixedEnds(after));
    if (mixed !== undefined) throw new StoreFault('store/mixed-ends', { path: mixed.path });
    const edit = { documentChanges: changesOf(rewrites) };
    const { applied } = await this.connection.workspace.applyEdit({ label: 'Orch', edit });
    if (!applied) return { kind: 'conflict', paths: rewrites.map(({ path }) => path) };
    await this.#save(rewrites);
    const params: WriteStateParams = { root: this.uri, state: JSON.stringify(runtime) };
    await this.connection.sendRequest(WRITE_STATE_REQUEST, params);
    this.runtime = runtime;
    return { kind: 'done' };
  }

  /** The line goes on from the last one: another window of this editor may have written one, and not told of it. */
  async #appended({ path, text }: FileAppend): Promise<Written | Against> {
    const source = await this.disk.source(path);
    const before = source?.text;
    const place = this.#place(path);
    const conflict = { kind: 'conflict', paths: [path] } as const;
    if (source?.trouble !== undefined) return { kind: 'failed', why: 'denied', path, detail: source.trouble.kind };
    const open = this.documents(place.uri);
    if (open !== undefined && !isSame(open.getText(), before)) return conflict;
    if (before === undefined) return { path, ...place, before, after: text };
    const last = readLines(new Map([[path, before]])).at(-1);
    const { prev } = JSON.parse(text) as { readonly prev?: unknown };
    if (last !== undefined && last.hash !== prev) return conflict;
    return { path, ...place, before, after: `${before}${before === '' || before.endsWith('\n') ? '' : '\n'}${text}` };
  }

  #place(path: string): Pick<Rewrite, 'uri' | 'version'> {
    const uri = uriBelow(this.uri, path);
    const document = this.documents(uri);
    return { uri: document?.uri ?? uri, version: document?.version ?? null };
  }

  /** A path that leaves the root, or goes through something that is no folder: a link may lead anywhere. */
  async #outside(rewrites: readonly Written[]): Promise<Against | undefined> {
    for (const { path } of rewrites) {
      const parts = path.split('/');
      const folders = parts.slice(1).map((_, at) => parts.slice(0, at + 1).join('/'));
      const kinds = await Promise.all(folders.map(async (folder) => (await this.disk.look(folder)).kind));
      const strange = kinds.some((kind) => kind !== 'directory' && kind !== 'missing');
      if (strange || parts.some((part) => part === '' || part === '.' || part === '..')) {
        return { kind: 'failed', why: 'outside', path, detail: 'no regular file of the root' };
      }
    }
    return undefined;
  }

  /** Has the edited documents saved. Refuses (`StoreFault`) where the files do not hold then what the move says. */
  async #save(rewrites: readonly Written[]): Promise<void> {
    const there = rewrites.filter(({ after }) => after !== undefined);
    const created = there.filter(({ before }) => before === undefined).map(({ uri }) => uri);
    const params: SaveParams = { uris: there.map(({ uri }) => uri), created };
    await this.connection.sendRequest<SaveResult | null>(SAVE_REQUEST, params);
    const wrong = there.map(async ({ path, after }) => ((await this.disk.source(path))?.text === after ? [] : [path]));
    const paths = (await Promise.all(wrong)).flat();
    if (paths.length > 0) throw new StoreFault('store/unsaved', { paths: paths.join(', ') });
  }
}
