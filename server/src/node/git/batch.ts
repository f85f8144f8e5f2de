import type { Hash } from 'node:crypto';

/** What is made of one object while its bytes pass. */
export interface ObjectSink {
  take(part: Buffer): void;
  end(): void;
}

/** What an answer begins with. */
export interface ObjectHead {
  readonly oid: string;
  readonly type: string;
  /** Bytes. */
  readonly size: number;
}

/** The rest of an answer: bytes of the object and a line end. */
interface Body {
  readonly sink: ObjectSink | undefined;
  left: number;
}

const LINE_FEED = 10;

/** Reads the answers of `cat-file --batch` as they come, in any pieces: a head, as many bytes as it says, a line end. */
export class BatchParser {
  readonly #open: (head: ObjectHead | undefined) => ObjectSink | undefined;
  #head = '';
  #body: Body | undefined;

  /** @param open is given the head of each answer in turn (undefined: there is no such object) and says where its bytes go */
  constructor(open: (head: ObjectHead | undefined) => ObjectSink | undefined) {
    this.#open = open;
  }

  take(chunk: Buffer): void {
    for (let at = 0; at < chunk.length;)
      at = this.#body === undefined ? this.#readHead(chunk, at) : this.#readBody(this.#body, chunk, at);
  }

  #readHead(chunk: Buffer, at: number): number {
    const end = chunk.indexOf(LINE_FEED, at);
    this.#head += chunk.toString('latin1', at, end === -1 ? chunk.length : end);
    if (end === -1) return chunk.length;
    const head = headOf(this.#head);
    this.#head = '';
    const sink = this.#open(head);
    if (head !== undefined) this.#body = { sink, left: head.size + 1 };
    return end + 1;
  }

  #readBody(body: Body, chunk: Buffer, at: number): number {
    const part = chunk.subarray(at, at + body.left);
    body.left -= part.length;
    body.sink?.take(body.left === 0 ? part.subarray(0, -1) : part);
    if (body.left > 0) return at + part.length;
    this.#body = undefined;
    body.sink?.end();
    return at + part.length;
  }
}

function headOf(line: string): ObjectHead | undefined {
  const [, oid, type, size] = /^([0-9a-f]+) ([a-z]+) (\d+)$/.exec(line) ?? [];
  return oid === undefined || type === undefined ? undefined : { oid, type, size: Number(size) };
}

/** Gathers an object's bytes. */
export function gathering(done: (bytes: Buffer) => void): ObjectSink {
  const parts: Buffer[] = [];
  return {
    take: (part) => void parts.push(part),
    end: () => {
      done(parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts));
    },
  };
}

/** Lets an object's bytes pass. */
export function passing(done: (bytes: undefined) => void): ObjectSink {
  return {
    take: () => undefined,
    end: () => {
      done(undefined);
    },
  };
}

/** Digests an object's bytes, of any size. */
export function digesting(hash: Hash, done: (hex: string) => void): ObjectSink {
  return {
    take: (part) => void hash.update(part),
    end: () => {
      done(hash.digest('hex'));
    },
  };
}
