/**
 * What client and server say to each other beyond the LSP. Types and names only: the client imports nothing else of the
 * server. Ranges are in LSP terms, URIs are strings, times are `YYYY-MM-DDTHH:mm:ssZ`.
 */
export * from './protocol/evidence.js';
export * from './protocol/host.js';
export * from './protocol/moves.js';
export * from './protocol/overview.js';
export * from './protocol/past.js';

/** Request: the files that a repository starts with. Params: `ScaffoldParams`; the answer: `ScaffoldFile[]`, the task ledger first. */
export const SCAFFOLD_REQUEST = 'orch/scaffold';

/** `root`: URI of the folder that they are for, whose policy says where they stand. */
export interface ScaffoldParams {
  readonly root: string;
  /** What its `.gitattributes` says; the answer has it with what it lacks. */
  readonly attributes?: string;
}

export interface ScaffoldFile {
  /** Relative to the folder, `/` between parts. */
  readonly path: string;
  readonly text: string;
}

/** What the client tells the server in `initializationOptions`; other editors may leave any of it out. */
export interface InitializationOptions {
  /** Locale of messages, e.g. `ja`; default: InitializeParams.locale. */
  readonly locale?: string;
  /** The workspace is trusted; false switches off whatever runs something. Default true. */
  readonly trusted?: boolean;
  /** The client answers `orch/readFile`, for roots that the server cannot reach (all of them in a worker). Default false. */
  readonly readsFiles?: boolean;
  /**
   * The client answers `orch/readState`, `orch/writeState` and `orch/listFolder`: with these a server that has no file
   * access of its own makes moves as edits of the client. Default false: there it refuses them.
   */
  readonly keepsState?: boolean;
  /** URI of the folder with the rules' documentation (`<group>/<name>.md`), where the client has it. */
  readonly ruleDocs?: string;
  /** Who works in this editor, before what the environment and git say; `settings.orch.actor` changes it later. */
  readonly actor?: string;
  /**
   * How this editor shows findings: `group/name`, `group/*` or `*` → `error`, `warning`, `info`, `hint` or `off`, before
   * what the policy says. Nothing is judged by it: moves, `orch check` and CI go by the policy.
   */
  readonly severities?: Readonly<Record<string, string>>;
  /** The client answers `orch/save`. Default false: a move on a ledger with unsaved changes is refused. */
  readonly saves?: boolean;
  /** A command of the client that takes `[OfferedMove]`, asks for what it needs and performs it: code actions name it. */
  readonly offerCommand?: string;
  /** A command of the client that opens its list of completions: run when the beginning of a value was taken. */
  readonly suggestCommand?: string;
  /** The client follows links to `offerCommand` in hovers: those of legal moves lead to it. Default false. */
  readonly commandLinks?: boolean;
  /** Whether code lenses are wanted; `settings.orch.codeLens.enabled` changes it later. Default true. */
  readonly codeLens?: boolean;
  /** Whether inlay hints are wanted; `settings.orch.inlayHints.enabled` changes it later. Default true. */
  readonly inlayHints?: boolean;
}
