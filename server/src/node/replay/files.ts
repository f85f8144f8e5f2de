import type { SourceFile } from '../../core/index.js';
import { auditText, MAX_AUDIT_BYTES } from '../audit/files.js';
import { MAX_LEDGER_BYTES } from '../files.js';
import type { GitObjects } from '../git/objects.js';
import { bytesOf } from '../git/tree.js';
import { decodeNear, type Decoded } from './decoded.js';

/** A file of a commit, read when it is first asked for, and then the same object for all commits that have it. */
export class CommittedFile {
  #near: CommittedFile | undefined;
  #reading: Promise<Decoded> | undefined;

  /** @param near the version before it; it is let go once this one is read */
  constructor(
    readonly path: string,
    readonly oid: string,
    near?: CommittedFile,
  ) {
    this.#near = near;
  }

  /** Throws `UnreadableObject` where git does not give it. */
  async read(objects: GitObjects): Promise<SourceFile> {
    return (await (this.#reading ??= this.#read(objects))).source;
  }

  /** Undefined where nobody asked for it. */
  get decoded(): Promise<Decoded> | undefined {
    return this.#reading;
  }

  async #read(objects: GitObjects): Promise<Decoded> {
    const { path } = this;
    const near = this.#near;
    this.#near = undefined;
    const isLog = path.endsWith('.jsonl');
    const object = await objects.read(this.oid, isLog ? MAX_AUDIT_BYTES : MAX_LEDGER_BYTES);
    if (object !== undefined && object.bytes === undefined && !isLog) {
      const trouble = { kind: 'too-large', bytes: object.size, limit: MAX_LEDGER_BYTES } as const;
      return { source: { path, text: '', trouble }, bytes: NOTHING, pieces: [] };
    }
    const bytes = bytesOf(object);
    const decoded = decodeNear(path, bytes, await near?.decoded);
    const odd = isLog && decoded.source.trouble !== undefined;
    return odd ? { ...decoded, source: { path, text: auditText(bytes) } } : decoded;
  }
}

const NOTHING = Buffer.alloc(0);
