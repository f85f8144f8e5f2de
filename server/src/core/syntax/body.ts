import { LazyList, type Lines } from '../text/index.js';
import { cellIn } from './row.js';
import type { Placed, Row } from './types.js';

/** The body rows of a table. Who starts one task of ten thousand has no use for the rows of the others. */
export class TableBody {
  readonly #lines: Lines;
  readonly #first: number;
  readonly #rows: LazyList<Placed<Row>>;

  /** @param first line of the first row; the others follow line by line */
  constructor(lines: Lines, first: number, count: number, rowAt: (line: number) => Placed<Row>) {
    this.#lines = lines;
    this.#first = first;
    this.#rows = new LazyList(count, (index) => rowAt(first + index));
  }

  get count(): number {
    return this.#rows.length;
  }

  /** Line of the last row; of the delimiter row where there is none. */
  get lastLine(): number {
    return this.#first + this.count - 1;
  }

  /** Row `index`; undefined outside the table. */
  at(index: number): Placed<Row> | undefined {
    return this.#rows.at(index);
  }

  all(): readonly Placed<Row>[] {
    return this.#rows.all();
  }

  /** What `Row.value(cell)` gives for every row. */
  column(cell: number): readonly string[] {
    const slowly = (): string[] =>
      Array.from({ length: this.count }, (_, index) => cellIn(this.#lines.at(this.#first + index), cell));
    return this.#plainColumn(cell) ?? slowly();
  }

  /**
   * The column of a table whose rows all begin with a pipe and have this cell between two pipes, without a backslash in it
   * or before it; undefined of any other. The engine cuts the values out by itself: a loop over the rows takes longer than
   * all else that a short command does. Whatever the rows, each of their characters is looked at a few times at most.
   */
  #plainColumn(cell: number): readonly string[] | undefined {
    const { text } = this.#lines;
    const rows = text.slice(this.#lines.start(this.#first), this.#lines.span(this.lastLine).end);
    const row = new RegExp(`\\|(?:[^|\\\\\\n]*\\|){${cell}}([^|\\\\\\n]*)\\|[^\\n]*(?:\\n|$)`, 'gy');
    const values = rows.replace(row, '\n$1').split('\n').slice(1);
    // A row of another kind ends it; what is left has a line end less than it has rows, and so has what was made.
    if (values.length !== this.count) return undefined;
    const trimmed = new Map([...new Set(values)].map((value) => [value, cellIn(value, 0)]));
    return values.map((value) => trimmed.get(value) ?? '');
  }

  /** Whether any text of the document holds `text`. */
  documentHolds(text: string): boolean {
    return this.#lines.text.includes(text);
  }

  /** The rows, by index and in order, whose line holds a text, which has no line end. */
  holding(text: string): readonly number[] {
    const { text: all } = this.#lines;
    const end = this.#lines.start(this.lastLine + 1);
    const found: number[] = [];
    for (let at = all.indexOf(text, this.#lines.start(this.#first)); at !== -1 && at < end;) {
      const { line } = this.#lines.positionAt(at);
      found.push(line - this.#first);
      at = all.indexOf(text, this.#lines.start(line + 1));
    }
    return found;
  }
}
