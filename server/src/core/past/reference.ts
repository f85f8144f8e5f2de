import type { PlacedAuditLine } from '../audit/index.js';
import type { Approval, Entry, Task } from '../model/index.js';
import { cellOf } from './cells.js';
import type { BetweenEdit, ReferenceRow } from './types.js';

const NONE: readonly never[] = [];

/** A row as base and log say it should read. Built line by line; whoever gets it as a `ReferenceRow` reads only. */
export class Reference implements ReferenceRow {
  moves: readonly PlacedAuditLine[] = NONE;
  between: readonly BetweenEdit[] = NONE;
  gone = false;
  born = false;
  /** A move added it: what the move did not say is empty. */
  #made = false;
  #cells: Map<string, string> | undefined;

  constructor(
    readonly kind: 'task' | 'approval',
    readonly key: string,
    readonly id: string,
    readonly entry: Entry<Task> | Entry<Approval> | undefined,
  ) {}

  /** Whether the row is there. */
  get present(): boolean {
    return !this.gone && (this.entry !== undefined || this.#cells !== undefined);
  }

  text(column: string): string | undefined {
    const said = this.#cells?.get(column);
    if (said !== undefined) return said;
    return this.#made ? '' : this.original(column);
  }

  original(column: string): string | undefined {
    return this.entry === undefined ? undefined : cellOf(this.entry.record, column);
  }

  set(cells: Readonly<Record<string, string>>): void {
    this.#cells ??= new Map();
    for (const [column, text] of Object.entries(cells)) this.#cells.set(column, text);
  }

  /** The same row under another id: all that is known of it goes on there, and nothing is left here. */
  renamed(key: string, id: string): Reference {
    const row = new Reference(this.kind, key, id, this.entry);
    row.moves = this.moves;
    row.between = this.between;
    row.born = this.born;
    row.#made = this.#made;
    row.#cells = new Map(this.#cells);
    row.set({ task_id: id });
    this.gone = true;
    return row;
  }

  /** A move adds the row. */
  make(cells: Readonly<Record<string, string>>): void {
    this.#cells = new Map(Object.entries(cells));
    this.#made = true;
    this.gone = false;
  }
}
