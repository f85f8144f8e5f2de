import type { Field } from '../syntax/index.js';
import { part, type Part } from './values.js';

/** Keys that mean something to Orch; `key=` of any other word is prose. */
export const NOTE_KEYS = ['priority', 'depends', 'held_from', 'orch-ignore'] as const;
export type NoteKey = (typeof NOTE_KEYS)[number];

export interface NoteEntry {
  readonly key: NoteKey;
  readonly value: Part;
  /** `key=value` as a whole. */
  readonly whole: Part;
}

/** Separators of SPEC §1; a comma separates only where a known `key=` follows. */
const SEPARATOR = /[・、;；]|,(?=\s*(?:priority|depends|held_from|orch-ignore)=)/;
const ENTRY = /^(\s*)(priority|depends|held_from|orch-ignore)=(.*?)(\s*)$/;

/** The `key=value` pairs in free text, each with its place. Everything else stays prose. */
export function parseNotes(field: Field): readonly NoteEntry[] {
  if (!field.value.includes('=')) return [];
  const entries: NoteEntry[] = [];
  let at = 0;
  for (const piece of field.value.split(SEPARATOR)) {
    const entry = readEntry(field, piece, at);
    if (entry !== undefined) entries.push(entry);
    at += piece.length + 1;
  }
  return entries;
}

function readEntry(field: Field, piece: string, at: number): NoteEntry | undefined {
  const match = ENTRY.exec(piece);
  if (match === null) return undefined;
  const [, before = '', key = '', value = '', after = ''] = match;
  const start = at + before.length;
  const end = at + piece.length - after.length;
  return { key: key as NoteKey, value: part(field, end - value.length, end), whole: part(field, start, end) };
}
