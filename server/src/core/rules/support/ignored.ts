import { grantsSince, rulesOf } from '../../gate/index.js';
import { RULES_PATH, type Approval, type Task, type Workspace, type WorkspaceFile } from '../../model/index.js';
import type { Past } from '../../past/index.js';
import { commentSuppressions, suppressionsOf, type ScopedSuppression, type Suppression } from './suppress.js';

const NONE: readonly never[] = [];

/** Which suppressions count: those that the base has too, and those that an approved change row lets in. */
export class Ignored {
  readonly #base: Workspace | undefined;
  readonly #past: Past;
  readonly #comments = new WeakMap<WorkspaceFile, readonly ScopedSuppression[]>();

  /** Until it was asked what its rows allow: most workspaces suppress nothing, and nobody asks. */
  #workspace: Workspace | undefined;
  #allowed: readonly string[] = NONE;

  /** Without a base every suppression counts. */
  constructor(past: Past, workspace: Workspace) {
    const { suppressing: base } = past;
    this.#past = past;
    this.#base = base;
    if (base !== undefined) this.#workspace = workspace;
  }

  /** Texts of the codes that approved rows speak of. */
  get allowed(): readonly string[] {
    if (this.#workspace !== undefined) {
      this.#allowed = allowedIn(this.#workspace);
      this.#workspace = undefined;
    }
    return this.#allowed;
  }

  /** Whether the same suppressions count. */
  sameAs(other: Ignored): boolean {
    return this.#base === other.#base && this.allowed.join('\n') === other.allowed.join('\n');
  }

  /** The suppressions in a record's notes that count. */
  of(record: Task | Approval): readonly Suppression[] {
    const said = suppressionsOf(record);
    return said.length === 0 || this.#base === undefined ? said : said.filter((one) => !this.isAdded(record, one));
  }

  /** The suppressions in comments of a file that count. */
  inComments(file: WorkspaceFile): readonly ScopedSuppression[] {
    let known = this.#comments.get(file);
    if (known === undefined) {
      known = commentSuppressions(file).filter((one) => !this.isAddedComment(file, one));
      this.#comments.set(file, known);
    }
    return known;
  }

  /** Whether a suppression in notes came since the base, without leave. A ledger that the base lacks is adopted as it stands. */
  isAdded(record: Task | Approval, { code }: Suppression): boolean {
    const base = this.#base;
    if (base === undefined || this.#isAllowed(code) || base.tasks.length === 0) return false;
    const before = base.taskByKey.get(this.#keyInBase(record))?.record;
    return before === undefined || !suppressionsOf(before).some((one) => one.code === code && one.reason !== '');
  }

  /** A task may have been renamed since. */
  #keyInBase({ kind, key }: Task | Approval): string {
    return (kind === 'task' ? this.#past.tasks.get(key)?.entry?.record.key : undefined) ?? key;
  }

  /** The same of a comment. */
  isAddedComment(file: WorkspaceFile, { code, above }: ScopedSuppression): boolean {
    const before = this.#base?.files.get(file.path);
    if (before === undefined || this.#isAllowed(code)) return false;
    return !commentSuppressions(before).some((one) => one.code === code && one.reason !== '' && one.above === above);
  }

  #isAllowed(code: string): boolean {
    const group = `${code.slice(0, code.indexOf('/'))}/*`;
    return this.allowed.some((one) => one === code || one === group);
  }
}

/** Knows which suppressions count, and heeds none: for who wants to see what they hide. */
export class Unheeded extends Ignored {
  override of(): readonly Suppression[] {
    return NONE;
  }

  override inComments(): readonly ScopedSuppression[] {
    return NONE;
  }
}

function allowedIn(workspace: Workspace): readonly string[] {
  const { base, files } = workspace;
  return base === undefined ? NONE : rulesOf(grantsSince(workspace, base), files.get(RULES_PATH)?.source.text);
}
