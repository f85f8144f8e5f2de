import { hashOf } from './hash.js';
import type { AuditEntry, AuditLine } from './types.js';

/** Where a line stands in the log. */
export type AuditPlace = Pick<AuditLine, 'writer' | 'seq' | 'prev' | 'after' | 'seen'>;

/**
 * Prints a line of the log, always in the same way: fields in one order, no blanks, other languages as they are. Fields
 * that this version does not know come last. `text` has no line end; `hash` is what the writer's next line names as
 * `prev`.
 */
export function encodeLine(entry: AuditEntry, place: AuditPlace): { readonly text: string; readonly hash: string } {
  const { writer, seq, prev, after, seen } = place;
  const where = after === undefined ? { writer, seq, prev, seen } : { writer, seq, prev, after, seen };
  const text = printLine({ ...entry, v: 1, ...where });
  return { text, hash: hashOf(text) };
}

/** A line as one text, whatever order its fields were in. */
function printLine(line: AuditLine): string {
  return printed(line, LINE);
}

/** The order of the fields, and of the fields in them; `sorted`: any key, in the order of its characters. */
interface Order {
  readonly fields: Readonly<Record<string, Order | undefined>>;
  readonly each?: Order;
}

const SORTED: Order = { fields: {} };
const leaf = undefined;
const STOOD: Order = { fields: { behind: leaf, before: leaf } };
const ROW: Order = { fields: { file: leaf, kind: leaf, id: leaf, before: SORTED, after: SORTED, stood: STOOD } };
const COLUMNS: Order = { fields: { file: leaf, added: leaf, removed: leaf, tables: leaf, sections: leaf } };
const HEAD: Order = { fields: { seq: leaf, hash: leaf } };
const LINE: Order = {
  fields: {
    v: leaf,
    seq: leaf,
    prev: leaf,
    writer: leaf,
    time: leaf,
    actor: leaf,
    role: leaf,
    assurance: leaf,
    event: leaf,
    id: leaf,
    from: leaf,
    to: leaf,
    reason: leaf,
    approval: leaf,
    evidence: { fields: { path: leaf, digest: leaf } },
    token: leaf,
    head: leaf,
    separation: leaf,
    decidedBy: leaf,
    supersedes: leaf,
    reliesOn: leaf,
    undoes: { fields: { writer: leaf, seq: leaf } },
    columns: COLUMNS,
    rows: ROW,
    after: { fields: { writer: leaf, seq: leaf, hash: leaf } },
    seen: { fields: {}, each: HEAD },
  },
};

function printed(value: unknown, order: Order = SORTED): string {
  if (Array.isArray(value)) return `[${value.map((one) => printed(one ?? null, order)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return scalar(value);
  const fields = new Map(Object.entries(value).filter(([, one]) => one !== undefined));
  const known = Object.keys(order.fields).filter((key) => fields.has(key));
  const others = [...fields.keys()].filter((key) => !Object.hasOwn(order.fields, key)).sort();
  const parts = [...known, ...others].map((key) => {
    const inner = Object.hasOwn(order.fields, key) ? order.fields[key] : order.each;
    return `${scalar(key)}:${printed(fields.get(key), inner)}`;
  });
  return `{${parts.join(',')}}`;
}

/** Line ends of other languages than JSON's are escaped, so that every reader of lines sees one line. */
function scalar(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\x7f-\x9f\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
