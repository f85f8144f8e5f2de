import { isEmpty } from '../model/index.js';
import type { Bullet, Field, Section } from '../syntax/index.js';
import type { Lines, Position, TextEdit } from '../text/index.js';
import { eolNear, removeBehind } from './lines.js';
import { guardBlock } from './blocks.js';
import { NOTHING, says } from './values.js';

/** How a bullet is written around its key and value: `- **`, `**: `. */
export interface BulletStyle {
  readonly before: string;
  readonly behind: string;
}

/** The edits, relative to the section, that make a bullet say `value`; a list under it stays a list. */
export function setBullet(lines: Lines, bullet: Bullet, value: string, joiner: string): TextEdit[] {
  const fields = [bullet.value, ...bullet.items].filter((field) => !isEmpty(field.value));
  if (says(fields.map((field) => field.value).join(joiner), value)) return [];
  if (bullet.items.length === 0) return [inlineEdit(lines, bullet, value)];
  return nestedEdits(lines, bullet, fields, value, joiner);
}

/** The style of a bullet. Where no blank stands before a value, none is added; a bullet without value gets one. */
export function styleOf(lines: Lines, bullet: Bullet): BulletStyle {
  const { start, end } = bullet.key.range;
  const rest = lines.at(end.line).slice(end.character);
  const close = /^[ \t]*(?:\*\*|__)[ \t]*[:：]|^[ \t]*[:：][ \t]*(?:\*\*|__)/.exec(rest)?.[0] ?? '';
  const behind = rest.slice(close.length);
  const blank = behind === '' ? ' ' : (/^[ \t]*/.exec(behind)?.[0].slice(0, 1) ?? '');
  return { before: lines.at(start.line).slice(0, start.character), behind: `${close}${blank}` };
}

/** Where something further may be said behind a bullet and all that is nested in it: the end of its last line. */
function endOfBullet(lines: Lines, bullet: Bullet): Position {
  let line = Math.max(bullet.value.range.end.line, ...bullet.items.map(({ range }) => range.end.line));
  while (/^[ \t]+[^ \t]/.test(lines.at(line + 1)) && line + 1 < lines.count) line++;
  return { line, character: lines.at(line).length };
}

/** Bullets behind the last one of a section, in its style. */
export function addBullets(section: Section, lines: Lines, added: readonly (readonly [string, string])[]): TextEdit[] {
  const last = section.bullets[section.bullets.length - 1];
  if (last === undefined || added.length === 0) return [];
  const { before, behind } = styleOf(lines, last);
  const at = endOfBullet(lines, last);
  const eol = eolNear(lines, at.line);
  const newText = added.map(([key, value]) => `${eol}${before}${key}${behind}${value}`).join('');
  return [{ range: { start: at, end: at }, newText }];
}

function inlineEdit(lines: Lines, bullet: Bullet, value: string): TextEdit {
  const { start, end } = bullet.value.range;
  const keyLine = bullet.key.range.end.line;
  const text = lines.at(keyLine);
  if (start.line > keyLine) {
    return { range: { start: { line: keyLine, character: text.length }, end }, newText: lead(text) + value };
  }
  return {
    range: bullet.value.range,
    newText: bullet.value.value === '' ? lead(text.slice(0, start.character)) + value : value,
  };
}

function lead(before: string): string {
  return /[ \t]$/.test(before) ? '' : ' ';
}

/** Parts that stay at the front are kept, then parts are replaced one for one, taken away or added at the end. */
function nestedEdits(
  lines: Lines,
  bullet: Bullet,
  fields: readonly Field[],
  value: string,
  joiner: string,
): TextEdit[] {
  if (value === NOTHING) {
    const items = bullet.items.map((field) => replacePart(lines, bullet, field, undefined));
    return [inlineEdit(lines, bullet, NOTHING), ...items];
  }
  const { kept, rest } = keptParts(fields, value, joiner);
  const old = fields.slice(kept);
  const edits = old.map((field, at) => replacePart(lines, bullet, field, rest[at]));
  const added = rest.slice(old.length);
  return added.length === 0 ? edits : [...edits, addItems(lines, bullet, added)];
}

function keptParts(fields: readonly Field[], value: string, joiner: string): { kept: number; rest: string[] } {
  let rest = value;
  let kept = 0;
  for (const { value: part } of fields) {
    if (rest !== part && !rest.startsWith(part + joiner)) break;
    rest = rest.slice(part.length + joiner.length);
    kept++;
  }
  return { kept, rest: rest === '' ? [] : rest.split(joiner) };
}

function replacePart(lines: Lines, bullet: Bullet, field: Field, part: string | undefined): TextEdit {
  if (field === bullet.value) return inlineEdit(lines, bullet, part ?? NOTHING);
  if (part !== undefined) return { range: field.range, newText: guardBlock(part) };
  const next = bullet.items[bullet.items.indexOf(field) + 1];
  return removeBehind(lines, field.range.start.line, next?.range.start.line ?? field.range.end.line + 1);
}

function addItems(lines: Lines, bullet: Bullet, parts: readonly string[]): TextEdit {
  const at = endOfBullet(lines, bullet);
  const pattern = bullet.items[bullet.items.length - 1]?.range.start ?? at;
  const before = lines.at(pattern.line).slice(0, pattern.character);
  const eol = eolNear(lines, pattern.line);
  return { range: { start: at, end: at }, newText: parts.map((part) => eol + before + guardBlock(part)).join('') };
}
