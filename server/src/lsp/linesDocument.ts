import type { Range, TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { Lines } from '../core/index.js';

/** An open document by its lines: a keystroke makes the line that was typed in anew, and leaves all others where they are. */
export class LinesDocument {
  #lines: Lines;
  #version: number;

  constructor(
    readonly uri: string,
    readonly languageId: string,
    version: number,
    text: string,
  ) {
    this.#lines = new Lines(text);
    this.#version = version;
  }

  /** For `TextDocuments`. */
  static create(...told: ConstructorParameters<typeof LinesDocument>): LinesDocument {
    return new LinesDocument(...told);
  }

  /** Takes over what was typed; the document stays the same object. */
  static update(
    document: LinesDocument,
    changes: readonly TextDocumentContentChangeEvent[],
    version: number,
  ): LinesDocument {
    for (const change of changes) document.#change(change);
    document.#version = version;
    return document;
  }

  get version(): number {
    return this.#version;
  }

  /** The lines of this version. */
  get lines(): Lines {
    return this.#lines;
  }

  getText(range?: Range): string {
    return range === undefined ? this.#lines.text : this.#lines.slice(range);
  }

  #change(change: TextDocumentContentChangeEvent): void {
    if (!('range' in change)) {
      this.#lines = this.#lines.update(change.text);
      return;
    }
    const [a, b] = [this.#lines.offsetAt(change.range.start), this.#lines.offsetAt(change.range.end)];
    this.#lines = this.#lines.replace(Math.min(a, b), Math.max(a, b), change.text);
  }
}
