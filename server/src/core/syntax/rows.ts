import { own } from '../text/index.js';
import type { Edit } from './edit.js';
import { lineStart } from './lineKind.js';
import type { Lineage } from './lineage.js';
import { scanRow, scanRowAfterMark } from './row.js';
import type { Placed, Row } from './types.js';

/** The rows of one version of a document by line, for the next version to take over. */
export type RowsByLine = readonly (Placed<Row> | undefined)[];

/** Gives the row on a line: the one from before the edit, one with the same text, or a new one. */
export class RowReader {
  readonly byLine: (Placed<Row> | undefined)[];
  readonly #edit: Edit;
  readonly #before: RowsByLine;
  readonly #lineage: Lineage;

  constructor(edit: Edit, before: RowsByLine, lineage: Lineage) {
    this.#edit = edit;
    this.#before = before;
    this.#lineage = lineage;
    this.byLine = new Array<Placed<Row> | undefined>(edit.lines.count);
  }

  at(line: number): Placed<Row> {
    const placed = this.#unchanged(line) ?? { item: this.#scan(line), line };
    this.byLine[line] = placed;
    return placed;
  }

  #unchanged(line: number): Placed<Row> | undefined {
    const was = this.#edit.was(line);
    const placed = was === undefined ? undefined : this.#before[was];
    return placed === undefined || placed.line === line ? placed : { item: placed.item, line };
  }

  #scan(line: number): Row {
    const { lines } = this.#edit;
    const text = lines.at(line);
    if (lineStart(lines, line) > lines.start(line)) return scanRowAfterMark(text);
    return this.#lineage.rows.get(text) ?? this.#remember(text);
  }

  /** The rows of the first version may keep its text alive, which is one copy; later ones would keep one each. */
  #remember(text: string): Row {
    const row = scanRow(this.#before.length === 0 ? text : own(text));
    this.#lineage.rows.set(row.text, row);
    return row;
  }
}
