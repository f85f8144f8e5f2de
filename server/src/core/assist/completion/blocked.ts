import { blockedKey, formatTime, type BlockedKey, type WorkspaceFile } from '../../model/index.js';
import type { Bullet, Placed, Section } from '../../syntax/index.js';
import { contains, lineRange, shift, type Position } from '../../text/index.js';
import type { AssistContext } from '../context.js';
import { memberAt, type Member } from '../members.js';
import { lastAtOrAbove } from '../search.js';
import { taskProposals } from './ids.js';
import { proposal, type Completion, type Proposal } from './proposal.js';

/** Keys that a blocked item lacks, and values of those that it has. */
export function completeBlocked(
  context: AssistContext,
  file: WorkspaceFile,
  position: Position,
): readonly Completion[] {
  const heading = lastAtOrAbove(file.document.headings, position.line);
  if (!file.roles.includes('blocked') || heading === undefined || !BLOCKED.test(heading.text)) return [];
  // Without a bullet it is no section yet.
  const section = file.document.sections.find(({ line }) => line === heading.line);
  const key = keyAt(file, heading.line, position);
  if (key !== undefined) return taken(keysFor(section?.item.bullets ?? []), key);
  const value = section && valueAt(section, position);
  return value === undefined ? [] : taken(valuesFor(value.key, value.member.text.trim(), context), value.member);
}

const BLOCKED = /^(?:BLOCK|BLOCKED|RESOLVED|CANCELLED)-/i;

function taken(proposals: readonly Proposal[], { text, range }: Member): readonly Completion[] {
  const whole = proposals.some((one) => one.text === text);
  return proposals.map((one) => ({
    ...one,
    insert: one.text,
    range,
    // A value that stands there is there to be replaced by another.
    filter: whole ? `${text} ${one.text}` : undefined,
  }));
}

/** A bullet whose key is being typed. */
function keyAt({ document: { lines } }: WorkspaceFile, line: number, position: Position): Member | undefined {
  const text = lines.at(position.line);
  const [, lead = '', word = ''] = /^([ \t]*[-*+] +)([*\w]*)\s*$/.exec(text) ?? [];
  if (position.line === line || lead === '' || position.character < lead.length) return undefined;
  return { text: word, range: lineRange(position.line, lead.length, lead.length + word.length) };
}

/** As SPEC §1 writes them, in their order. */
const KEYS = ['date', 'priority', 'status', 'task', 'summary', 'workaround', 'escalated'] as const;

function keysFor(bullets: readonly Bullet[]): readonly Proposal[] {
  const said = new Set(bullets.map(({ key }) => blockedKey(key.value) ?? key.value.toLowerCase()));
  return KEYS.filter((key) => !said.has(key)).map((key) => proposal('key', `**${key}**: `));
}

function valueAt(
  { item, line }: Placed<Section>,
  position: Position,
): { readonly key: BlockedKey; readonly member: Member } | undefined {
  for (const { key, value, items } of item.bullets) {
    const meant = blockedKey(key.value);
    const field = [value, ...items].find(({ range }) => shift(range, line).start.line === position.line);
    const behindKey = shift(key.range, line).end;
    if (meant === undefined || field === undefined) continue;
    if (behindKey.line === position.line && position.character <= behindKey.character) continue;
    const range = shift(field.range, line);
    if (field.value === '' || !contains(range, position)) {
      return { key: meant, member: { text: '', range: { start: position, end: position } } };
    }
    const whole = { value: field.value, range };
    return { key: meant, member: meant === 'task' ? memberAt(whole, position) : { text: field.value, range } };
  }
  return undefined;
}

function valuesFor(key: BlockedKey, typed: string, context: AssistContext): readonly Proposal[] {
  const values = (...texts: readonly string[]): readonly Proposal[] => texts.map((text) => proposal('value', text));
  switch (key) {
    case 'status':
      return values('Active', 'Pending', 'Resolved', 'Cancelled');
    case 'priority':
      return values('High', 'Medium', 'Low');
    case 'task':
      return taskProposals(typed, '', context);
    case 'date':
      return [proposal('time', formatTime(context.now).slice(0, 10))];
    case 'escalated':
      return [...context.workspace.policy.roles.keys()].map((role) => proposal('person', role));
  }
}
