import { Lines } from '../text/index.js';
import { BYTE_ORDER_MARK } from './lineKind.js';

/** Lines of a text and where each of them stood before the text was edited. */
export class Edit {
  readonly #tail: number;
  readonly #shift: number;

  /** The first `head` and the last `tail` lines are those of a text of `oldCount` lines. */
  constructor(
    readonly lines: Lines,
    readonly head: number,
    tail: number,
    oldCount: number,
  ) {
    this.#tail = lines.count - tail;
    this.#shift = oldCount - lines.count;
  }

  /** Every line is new. */
  static fresh(text: string | Lines): Edit {
    return new Edit(typeof text === 'string' ? new Lines(text) : text, 0, 0, 0);
  }

  /**
   * From `before` to another text; its lines, where they are known. A byte order mark is one on the first line alone: there
   * a line that begins with it is another one than anywhere else.
   */
  static of(before: Lines, text: string | Lines): Edit {
    const lines = typeof text === 'string' ? before.update(text) : text;
    const { head, tail } = lines.since(before);
    if (head + tail === before.count && head + tail === lines.count) return new Edit(before, head, tail, before.count);
    const moved = [before, lines].some((text) => tail === text.count && text.codeAt(0) === BYTE_ORDER_MARK);
    return new Edit(lines, head, moved ? tail - 1 : tail, before.count);
  }

  /** The line of the older text that is this one, or undefined for a line that is new or changed. */
  was(line: number): number | undefined {
    if (line < this.head) return line;
    return line >= this.#tail ? line + this.#shift : undefined;
  }

  /** Where a stretch `[from, to)` of unchanged lines stood, or undefined when any of them is new or changed. */
  stretchWas(from: number, to: number): number | undefined {
    return to <= this.head || from >= this.#tail ? this.was(from) : undefined;
  }

  /** From here on every line is an old one. */
  get tailStart(): number {
    return this.#tail;
  }
}
