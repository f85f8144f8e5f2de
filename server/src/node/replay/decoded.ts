import type { SourceFile } from '../../core/index.js';
import { decodeSource } from '../../decode.js';

/** A file's text, in pieces that its next version may have as well. */
export interface Decoded {
  readonly source: SourceFile;
  readonly bytes: Buffer;
  /** Whole lines; empty where the file is no plain UTF-8. */
  readonly pieces: readonly Piece[];
}

interface Piece {
  /** Of its bytes. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** A piece ends with the first line that ends behind so many bytes. */
const LENGTH = 4096;
const LINE_FEED = 10;

const strict = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });

/**
 * Decodes a file as `decodeSource` does. Of a version that is decoded already, what begins and ends alike is taken
 * over: most commits change a row or two of a ledger, and decoding took half of the time of a replay.
 */
export function decodeNear(path: string, bytes: Buffer, near: Decoded | undefined): Decoded {
  const pieces = piecesOf(bytes, near);
  if (pieces === undefined) return { source: decodeSource(path, bytes), bytes, pieces: [] };
  return { source: { path, text: pieces.map(({ text }) => text).join('') }, bytes, pieces };
}

/** Undefined where the bytes are no plain UTF-8. */
function piecesOf(bytes: Buffer, near: Decoded | undefined): readonly Piece[] | undefined {
  const known = near?.pieces ?? [];
  const same = (piece: Piece, shift: number): boolean =>
    near?.bytes.compare(bytes, piece.from + shift, piece.to + shift, piece.from, piece.to) === 0;
  let first = 0;
  let from = 0;
  for (
    let piece = known[first];
    piece !== undefined && piece.to <= bytes.length && same(piece, 0);
    piece = known[first]
  )
    [first, from] = [first + 1, piece.to];
  const shift = bytes.length - (near?.bytes.length ?? 0);
  let last = known.length;
  let to = bytes.length;
  for (let piece = known[last - 1]; last > first && piece !== undefined; piece = known[last - 1]) {
    if (piece.from + shift < from || !same(piece, shift)) break;
    [last, to] = [last - 1, piece.from + shift];
  }
  const middle = decode(bytes, from, to);
  if (middle === undefined) return undefined;
  const moved = known.slice(last).map((piece) => ({ ...piece, from: piece.from + shift, to: piece.to + shift }));
  return [...known.slice(0, first), ...middle, ...moved];
}

function decode(bytes: Buffer, from: number, to: number): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  for (let at = from; at < to;) {
    const end = endOf(bytes, at, to);
    const text = textOf(bytes.subarray(at, end));
    if (text === undefined) return undefined;
    pieces.push({ from: at, to: end, text });
    at = end;
  }
  return pieces;
}

function endOf(bytes: Buffer, at: number, to: number): number {
  const line = at + LENGTH < to ? bytes.indexOf(LINE_FEED, at + LENGTH) : -1;
  return line === -1 || line >= to ? to : line + 1;
}

function textOf(bytes: Buffer): string | undefined {
  try {
    const text = strict.decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}
