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
const SEPARATOR = /[・、;；\n]|,(?=\s*(?:priority|depends|held_from|orch-ignore)=)/;
const ENTRY = /^(priority|depends|held_from|orch-ignore)=/;

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
  const text = piece.trim();
  const key = ENTRY.exec(text)?.[1];
  if (key === undefined) return undefined;
  const start = at + piece.length - piece.trimStart().length;
  const end = start + text.length;
  const value = text.slice(key.length + 1).trimStart();
  return { key: key as NoteKey, value: part(field, end - value.length, end), whole: part(field, start, end) };
}
