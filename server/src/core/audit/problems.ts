/** What can be wrong with an audit log, and what is known of it. */
export interface AuditProblemParams {
  /** No JSON object, or one that lacks a field. `field`: the first that is wrong; '' where the line is no JSON. */
  readonly 'broken-line': { readonly field: string };
  /** The file stops in the middle of a line. */
  readonly 'no-line-end': Readonly<Record<string, never>>;
  readonly 'newer-version': { readonly version: number };
  /** The line does not belong into this file, but into `expected`. */
  readonly misplaced: { readonly writer: string; readonly seq: number; readonly expected: string };
  /** The same line stands at `file`:`line` already. */
  readonly duplicate: Here & { readonly file: string; readonly line: number };
  /** Two different lines follow the same one: two clones wrote under one name. */
  readonly forked: Here & { readonly file: string; readonly line: number };
  /** The line stands behind one that was written after it. */
  readonly reordered: Here & { readonly after: number };
  /** Lines `from` to `to` of the writer are missing before this one. */
  readonly gap: Here & { readonly from: number; readonly to: number };
  /** The same at the start of a file: they may have stood in a file that is gone. */
  readonly 'missing-file': Here & { readonly from: number; readonly to: number };
  /** The line is not the one that later lines name by its hash. */
  readonly changed: Here;
  /** The line does not follow from the one before it: one of the two was changed. */
  readonly 'wrong-hash': Here;
  /** The line is not the one that another writer had seen (`file`:`line`). */
  readonly disputed: Here & { readonly file: string; readonly line: number };
  /** Lines behind this one are missing: up to `to` they were seen. `file` and `line` say where; '' by this clone itself. */
  readonly truncated: Here & { readonly to: number; readonly file: string; readonly line: number };
  /** A clone wrote on under a new name, since its lines up to `seq` are not here: on another branch, or cut off. */
  readonly elsewhere: Here & {
    /** What has them: a commit, a worktree; absent where that cannot be told. */
    readonly where?: string;
  };
  /** The same, and git knows no place that has line `seq`: at most `lost` lines up to it are gone. */
  readonly 'cut-off': Here & { readonly lost: number };
  /** Lines `seq` to `to` are gone; the commit `commit` has them. The place is where they stood. */
  readonly removed: Here & { readonly to: number; readonly commit: string };
  /** This clone knows that it never wrote the line. */
  readonly unknown: Here & { readonly known: number };
}

interface Here {
  readonly writer: string;
  readonly seq: number;
}

export type AuditProblemCode = keyof AuditProblemParams;

/** One thing that is wrong, and where: at the line that was tampered with, or at the first that shows it. */
export type AuditProblem = {
  readonly [C in AuditProblemCode]: {
    readonly code: C;
    readonly file: string;
    /** From 1. */
    readonly line: number;
    readonly params: AuditProblemParams[C];
  };
}[AuditProblemCode];

/** Problems in the order of their places; of several at one line the first is kept: the others follow from it. */
export class Problems {
  readonly #found = new Map<string, AuditProblem>();

  add(problem: AuditProblem): void {
    const key = `${problem.file}\0${problem.line}`;
    if (!this.#found.has(key)) this.#found.set(key, problem);
  }

  /** Whether something is said of this line already. */
  has(file: string, line: number): boolean {
    return this.#found.has(`${file}\0${line}`);
  }

  get sorted(): readonly AuditProblem[] {
    return [...this.#found.values()].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
  }
}
