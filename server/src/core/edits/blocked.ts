import {
  blockedKey,
  blockedStatus,
  type BlockedItem,
  type BlockedStatus,
  type Entry,
  type Workspace,
  type WorkspaceFile,
} from '../model/index.js';
import { headerKey } from '../policy/index.js';
import type { Bullet, Placed, Section } from '../syntax/index.js';
import { Lines, shift, type TextEdit } from '../text/index.js';
import { addBullets, setBullet, styleOf } from './bullets.js';
import { headingSource } from './heading.js';
import { appendLines, insertLines } from './lines.js';
import { endOfSection } from './newSection.js';
import { spell } from './spell.js';
import { NOTHING, oneLine } from './values.js';

/** What is said of a blocked item; its keys are written in this order. Those without a value are left out. */
export interface NewBlocked {
  readonly id: string;
  readonly title: string;
  readonly date?: string;
  readonly priority?: string;
  readonly status?: BlockedStatus;
  readonly task?: string;
  readonly summary?: string;
  readonly workaround?: string;
}

/** What is to be said anew of a blocked item. `escalated`: to whom; `resolution`: what came of it. */
export interface BlockedChange {
  readonly status?: BlockedStatus;
  readonly escalated?: string;
  readonly resolution?: string;
}

const ORDER = ['date', 'priority', 'status', 'task', 'summary', 'workaround'] as const;

/** As SPEC §1 writes them. */
const STATUS_NAMES: Readonly<Record<BlockedStatus, string>> = {
  active: 'Active',
  pending: 'Pending',
  resolved: 'Resolved',
  cancelled: 'Cancelled',
};
const STATUS_WORDS: Readonly<Record<BlockedStatus, readonly string[]>> = {
  active: ['対応中'],
  pending: ['対応待ち'],
  resolved: ['解決済み'],
  cancelled: ['対応不要'],
};

/** Adds a blocked item behind the last one, as that one is written. Of a file that is not there, makes its text. */
export function addBlocked(file: WorkspaceFile | undefined, item: NewBlocked): readonly TextEdit[] {
  const last = itemSections(file).at(-1);
  const body = blockedLines(file, last?.item, item);
  if (file === undefined) return appendLines(new Lines(''), body);
  const { lines } = file.document;
  if (last === undefined) return appendLines(lines, lines.text.trim() === '' ? body : ['', ...body]);
  return insertLines(lines, endOfSection(file.document, last.line, last.item), ['', ...body], 1).edits;
}

/** Writes what changed of a blocked item; a key that it lacks is added behind its last bullet. */
export function setBlocked(
  { files }: Pick<Workspace, 'files'>,
  entry: Entry<BlockedItem>,
  { status, escalated, resolution }: BlockedChange,
): readonly TextEdit[] {
  const file = files.get(entry.file.path);
  const section = itemSections(file).find(({ line }) => line === entry.line)?.item;
  if (section === undefined) return [];
  const lines = new Lines(section.text);
  const asked = { status: status && spellBlocked(file, status), escalated, resolution };
  const edits: TextEdit[] = [];
  const added: [string, string][] = [];
  for (const [key, text] of Object.entries(asked)) {
    if (text === undefined) continue;
    const value = oneLine(text) || NOTHING;
    const bullet = bulletOf(section, key);
    if (bullet === undefined) added.push([keyIn(itemSections(file), key), value]);
    else edits.push(...setBullet(lines, bullet, value, ', '));
  }
  return [...edits, ...addBullets(section, lines, added)].map(({ range, newText }) => ({
    range: shift(range, entry.line),
    newText,
  }));
}

function blockedLines(file: WorkspaceFile | undefined, pattern: Section | undefined, item: NewBlocked): string[] {
  const first = pattern?.bullets[0];
  const style = pattern && first ? styleOf(new Lines(pattern.text), first) : { before: '- **', behind: '**: ' };
  const values = { ...item, status: spellBlocked(file, item.status ?? 'active') };
  const bullets = ORDER.flatMap((key) => {
    const value = oneLine(values[key]);
    return value === '' ? [] : [`${style.before}${keyIn(itemSections(file), key)}${style.behind}${value}`];
  });
  const title = headingSource(oneLine(item.title) || NOTHING, false);
  return [`${'#'.repeat(pattern?.depth ?? 3)} ${item.id}: ${title}`, '', ...bullets];
}

function itemSections(file: WorkspaceFile | undefined): readonly Placed<Section>[] {
  const lines = new Set(file?.blocked.map(({ line }) => line));
  return file?.document.sections.filter(({ line }) => lines.has(line)) ?? [];
}

function bulletOf(section: Section, key: string): Bullet | undefined {
  return section.bullets.find((bullet) => (blockedKey(bullet.key.value) ?? headerKey(bullet.key.value)) === key);
}

/** The key as the file's other items write it. */
function keyIn(sections: readonly Placed<Section>[], key: string): string {
  for (const { item } of sections) {
    const bullet = bulletOf(item, key);
    if (bullet !== undefined) return bullet.key.value;
  }
  return key;
}

function spellBlocked(file: WorkspaceFile | undefined, status: BlockedStatus): string {
  const uses = itemSections(file).flatMap(({ item }) => {
    const word = bulletOf(item, 'status')?.value.value ?? '';
    const means = blockedStatus(word);
    return means === undefined ? [] : [{ word, name: STATUS_NAMES[means], count: 1 }];
  });
  return spell(uses, STATUS_NAMES[status], STATUS_WORDS[status]);
}
