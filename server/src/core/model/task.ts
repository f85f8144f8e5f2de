import { stateOf, type Policy, type State, type TaskColumn } from '../policy/index.js';
import type { Field } from '../syntax/index.js';
import { parseActor, type Actor } from './actor.js';
import { approvalClaim } from './claims.js';
import { idKey } from './ids.js';
import { splitLists } from './lists.js';
import { parseLock, type Lock } from './lock.js';
import { parseNotes, type NoteEntry } from './notes.js';
import { Recent } from './recent.js';
import { LedgerRecord, type RecordSource } from './record.js';
import { parseTime, type TimeValue } from './time.js';
import { undecorate, type Part } from './values.js';

/** A task as a ledger states it. Immutable content; parsed values are computed when first asked for. */
export class Task extends LedgerRecord<TaskColumn> {
  readonly kind = 'task';
  /** As written, decoration stripped; '' where missing. */
  readonly id: string;
  /** The id for comparing (NFC). */
  readonly key: string;
  /** Undefined where the state is missing or unknown to the policy. */
  readonly state: State | undefined;

  constructor(source: RecordSource<TaskColumn>, policy: Policy) {
    super(source);
    this.id = undecorate(this.text('task_id'));
    this.key = idKey(this.id);
    this.state = stateOf(policy, this.text('state'));
  }

  #owner: Actor | null | undefined;
  get owner(): Actor | undefined {
    if (this.#owner === undefined) {
      const text = this.text('owner');
      this.#owner = text === '' ? null : parseActor(text);
    }
    return this.#owner ?? undefined;
  }

  #lock: Lock | null | undefined;
  /** Undefined where all lock cells are empty. */
  get lock(): Lock | undefined {
    if (this.#lock === undefined) {
      this.#lock = parseLock(this.field('lock'), this.field('lock_owner'), this.field('lock_expires_at')) ?? null;
    }
    return this.#lock ?? undefined;
  }

  #due: TimeValue | null | undefined;
  get due(): TimeValue | undefined {
    if (this.#due === undefined) {
      const text = this.text('due');
      this.#due = text === '' ? null : parseTime(undecorate(text));
    }
    return this.#due ?? undefined;
  }

  #notes: readonly NoteEntry[] | undefined;
  /** The known `key=value` pairs in the notes. */
  get notes(): readonly NoteEntry[] {
    this.#notes ??= notesIn(this.values('notes'));
    return this.#notes;
  }

  #claim: Part | null | undefined;
  /** Where the notes say that something was approved, in words; whether it was is for the approvals to say. */
  get approvalClaim(): Part | undefined {
    if (this.#claim === undefined) this.#claim = claimIn(this.values('notes'));
    return this.#claim ?? undefined;
  }

  /** The members of the artifact list as written. */
  get artifacts(): readonly Part[] {
    return artifacts.get(this) ?? artifacts.set(this, splitLists(this.values('artifact')));
  }

  #depends: readonly Part[] | undefined;
  /** Ids this task depends on: the column `depends`, and `depends=` in the notes. */
  get depends(): readonly Part[] {
    this.#depends ??= splitLists([...this.values('depends'), ...dependsIn(this.notes)]);
    return this.#depends;
  }

  /** The column `priority`, else `priority=` in the notes; '' where neither says one. */
  get priority(): string {
    return this.text('priority') || (this.notes.find(({ key }) => key === 'priority')?.value.text ?? '');
  }

  get title(): string {
    return this.text('title');
  }
}

/** Most tasks have none, and share that they have none. */
function notesIn(fields: readonly Field[]): readonly NoteEntry[] {
  const entries = fields.flatMap((field) => parseNotes(field));
  return entries.length === 0 ? NONE : entries.slice();
}

const NONE: readonly never[] = [];

function dependsIn(notes: readonly NoteEntry[]): readonly Field[] {
  const said = notes.filter(({ key }) => key === 'depends');
  return said.map(({ value: { text, range } }) => ({ value: text, range }));
}

const artifacts = new Recent<Task, readonly Part[]>();

function claimIn(notes: readonly Field[]): Part | null {
  for (const field of notes) {
    const claim = approvalClaim(field);
    if (claim !== undefined) return claim;
  }
  return null;
}
