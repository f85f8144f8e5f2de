import type { TextDocuments } from 'vscode-languageserver';
import type { LinesDocument } from '../linesDocument.js';
import { placeOf } from '../uris.js';

/** How an open document stands to its file. */
export type Standing =
  | 'clean'
  /** It holds changes, and the file is as it was loaded: saving loses nothing. */
  | 'unsaved'
  /** It holds changes, and so does the file, or nobody knows what it was loaded from. */
  | 'diverged';

/** What is known of one open document. */
interface Known {
  /** The text with which it last was what its file held. The same string as the document's: that costs nothing. */
  loaded: string | undefined;
  /** What the file was last seen to hold where the document does not hold it: an editor may be about to load it. */
  ahead: string | undefined;
  /** The version in which the editor says that it is clean. */
  clean: number | undefined;
  /** It was told that others changed its file. */
  warned: boolean;
}

/**
 * Tells unsaved changes from those of others. An editor says what it shows, not whether it is saved: so the file is
 * looked at when a document is opened or saved and when its file changes. An editor that says when a document is clean is
 * believed.
 */
export class Buffers {
  readonly #known = new Map<string, Known>();

  /**
   * @param onDisk what a file holds now; undefined: none is there, or it is no text
   * @param diverged told once where others changed the file of a document with changes
   */
  constructor(
    private readonly documents: TextDocuments<LinesDocument>,
    private readonly onDisk: (uri: string) => Promise<string | undefined>,
    private readonly diverged: (uri: string) => void,
  ) {}

  /** The document was opened or saved, or its file changed. */
  async look(uri: string): Promise<void> {
    const place = placeOf(uri);
    const document = this.documents.all().find((open) => placeOf(open.uri) === place);
    if (document === undefined) return;
    const disk = await this.onDisk(document.uri);
    this.#seen(document, disk);
    const known = this.#of(document.uri);
    if (known.warned || disk === undefined || this.#standing(document, disk) !== 'diverged') return;
    known.warned = known.loaded !== undefined;
    if (known.warned) this.diverged(document.uri);
  }

  /** The editor saved a document: what the file holds now is clean, also before an editor that says so has said it. */
  async saved(uri: string): Promise<void> {
    await this.look(uri);
    const document = this.documents.get(uri);
    if (document === undefined || this.#of(uri).clean === undefined) return;
    if (isSame(document.getText(), await this.onDisk(uri))) this.clean(uri, document.version);
  }

  /** Somebody typed, or the editor loaded what others wrote. */
  changed(document: LinesDocument): void {
    const known = this.#known.get(document.uri);
    if (known?.clean === document.version) this.#sync(document, known);
    else if (known?.ahead !== undefined) this.#seen(document, known.ahead);
  }

  /** The editor says that a version of a document is clean; that version may be on its way still. */
  clean(uri: string, version: number): void {
    const document = this.documents.get(uri);
    const known = this.#of(uri);
    known.clean = version;
    if (document?.version === version) this.#sync(document, known);
  }

  closed(uri: string): void {
    this.#known.delete(uri);
  }

  /** Whether a document without changes of its own is older than its file: the editor is about to load that. */
  async isBehind(document: LinesDocument): Promise<boolean> {
    const disk = await this.onDisk(document.uri);
    const { loaded, clean } = this.#of(document.uri);
    const text = document.getText();
    return disk !== undefined && !isSame(text, disk) && (clean === document.version || isSame(text, loaded));
  }

  /** How an open document stands to its file now. */
  async standing(document: LinesDocument): Promise<Standing> {
    if (this.#of(document.uri).clean === document.version) return 'clean';
    const disk = await this.onDisk(document.uri);
    this.#seen(document, disk);
    return this.#standing(document, disk);
  }

  #standing(document: LinesDocument, disk: string | undefined): Standing {
    const { loaded, clean } = this.#of(document.uri);
    if (clean === document.version) return 'clean';
    const text = document.getText();
    // An editor that would have said so is no longer clean, whatever the text: it loads nothing before it has saved.
    if (clean !== undefined && isSame(text, disk)) return 'unsaved';
    // Also where the file went ahead: the editor will load it, there is nothing to lose.
    if (isSame(text, disk) || isSame(text, loaded)) return 'clean';
    return isSame(loaded, disk) ? 'unsaved' : 'diverged';
  }

  #seen(document: LinesDocument, disk: string | undefined): void {
    const known = this.#of(document.uri);
    const text = document.getText();
    const same = isSame(text, disk);
    if (same) this.#sync(document, known);
    known.ahead = same || isSame(known.loaded, disk) ? undefined : disk;
  }

  #sync(document: LinesDocument, known: Known): void {
    known.loaded = document.getText();
    known.warned = false;
  }

  #of(uri: string): Known {
    const known = this.#known.get(uri) ?? { loaded: undefined, ahead: undefined, clean: undefined, warned: false };
    this.#known.set(uri, known);
    return known;
  }
}

/** Whether an editor would show two texts as the same: it leaves out the BOM and makes all line ends the same. */
export function isSame(one: string | undefined, other: string | undefined): boolean {
  if (one === other) return one !== undefined;
  return one !== undefined && other !== undefined && plain(one) === plain(other);
}

function plain(text: string): string {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  return body.includes('\r') ? body.replace(/\r\n?/g, '\n') : body;
}
