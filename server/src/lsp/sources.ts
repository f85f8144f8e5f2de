import { sourceOf, type SourceFile } from '../core/index.js';
import type { LinesDocument } from './linesDocument.js';
import type { RootFiles } from './host.js';

/** Longer documents are not read, as on disk (text/too-large). In UTF-16 units, which are at most as many as bytes. */
const LONGEST = 16 * 1024 * 1024;

interface OpenDocument {
  readonly document: LinesDocument;
  version: number | undefined;
  source: SourceFile | undefined;
}

interface OnDisk {
  readonly source: SourceFile | undefined;
  /** False once somebody saw the file change: it is read again before it is used. */
  readonly fresh: boolean;
}

/** The texts of one root: what an editor holds open overrides what is on disk. Equal text keeps its object. */
export class Sources {
  readonly #disk = new Map<string, OnDisk>();
  readonly #open = new Map<string, OpenDocument>();

  constructor(private readonly files: RootFiles) {}

  /** Whether `get` may be asked: the file is open, or was read and has not changed since. */
  isKnown(path: string): boolean {
    return this.#open.has(path) || this.#disk.get(path)?.fresh === true;
  }

  /** Undefined where there is no such file. */
  get(path: string): SourceFile | undefined {
    const open = this.#open.get(path);
    if (open === undefined) return this.#disk.get(path)?.source;
    if (open.version !== open.document.version) {
      open.source = sourceNow(path, open, this.#disk.get(path)?.source);
      open.version = open.document.version;
    }
    return open.source;
  }

  /** Reads files from disk, whether or not they were read before. */
  async read(paths: readonly string[]): Promise<void> {
    await Promise.all(
      paths.map(async (path) => {
        const source = await this.files.read(path);
        const before = this.#disk.get(path)?.source;
        this.#disk.set(path, { source: same(before, source) ? before : source, fresh: true });
      }),
    );
  }

  document(path: string): LinesDocument | undefined {
    return this.#open.get(path)?.document;
  }

  open(path: string, document: LinesDocument): void {
    this.#open.set(path, { document, version: undefined, source: undefined });
  }

  /** What was typed and not saved is gone: the disk counts again. */
  close(path: string): void {
    this.#open.delete(path);
    this.invalidate(path);
  }

  closeAll(): void {
    for (const path of [...this.#open.keys()]) this.close(path);
  }

  /** The file on disk is no longer what was read. */
  invalidate(path: string): void {
    const known = this.#disk.get(path);
    if (known !== undefined) this.#disk.set(path, { ...known, fresh: false });
  }
}

function sourceNow(path: string, { document, version }: OpenDocument, onDisk: SourceFile | undefined): SourceFile {
  const { lines } = document;
  const { length } = lines;
  // A document just opened says what the disk says; the disk also knows what was wrong with the bytes.
  if (onDisk !== undefined && lines.isText(onDisk.text))
    return version === undefined ? onDisk : sourceOf(path, lines, onDisk.trouble);
  if (length > LONGEST) return { path, text: '', trouble: { kind: 'too-large', bytes: length, limit: LONGEST } };
  return sourceOf(path, lines);
}

function same(a: SourceFile | undefined, b: SourceFile | undefined): boolean {
  return a?.text === b?.text && JSON.stringify(a?.trouble) === JSON.stringify(b?.trouble);
}
