import { foldedKey, type Workspace } from '../model/index.js';
import { archiveOf } from './archive.js';
import type { World } from './types.js';

/** Ids that nobody may use again: of tasks in the ledgers and the archive, and of all that the audit log tells of. */
export function isTaskIdTaken(workspace: Workspace, world: World): (id: string) => boolean {
  const used = new Set([...workspace.tasks.map(({ record }) => foldedKey(record.id)), ...past(world, 'task')]);
  const archive = archiveOf(world, workspace.policy);
  return (id) => used.has(foldedKey(id)) || archive.has(id);
}

/** The next id of a new task, in the style of those there are. */
export function nextTaskId(workspace: Workspace, world: World): string {
  const ids = workspace.tasks.map(({ record }) => record.id);
  return nextId(ids, 'T-001', isTaskIdTaken(workspace, world));
}

/**
 * The next id of a new approval, in the style of those there are.
 * @param clashes an id that cannot be used for another reason
 */
export function nextApprovalId(
  workspace: Workspace,
  world: World,
  clashes: (id: string) => boolean = () => false,
): string {
  const ids = workspace.approvals.map(({ record }) => record.id);
  const used = new Set([...ids.map(foldedKey), ...past(world, 'approval')]);
  return nextId(ids, 'A-001', (id) => used.has(foldedKey(id)) || clashes(id));
}

function past(world: World, kind: 'task' | 'approval'): readonly string[] {
  return [...world.auditSummary().added[kind]].map(foldedKey);
}

/** An id that ends in a number: what stands before it, and how wide it is. */
interface Style {
  readonly prefix: string;
  readonly width: number;
  readonly number: number;
}

function nextId(ids: readonly string[], first: string, taken: (id: string) => boolean): string {
  const styles = ids.flatMap((id) => styleOf(id) ?? []);
  const { prefix, width } = commonest(styles) ?? styleOf(first) ?? { prefix: '', width: 1 };
  const same = styles.filter((style) => style.prefix === prefix);
  let number = same.reduce((highest, style) => Math.max(highest, style.number), 0) + 1;
  while (taken(numbered(prefix, width, number))) number++;
  return numbered(prefix, width, number);
}

function numbered(prefix: string, width: number, number: number): string {
  return `${prefix}${String(number).padStart(width, '0')}`;
}

/** Numbers that are too long to be counted on are part of a name. */
function styleOf(id: string): Style | undefined {
  const digits = /[0-9]{1,12}$/.exec(id)?.[0];
  if (digits === undefined) return undefined;
  return { prefix: id.slice(0, id.length - digits.length), width: digits.length, number: Number(digits) };
}

/** The style that most ids have; of several the one that was used last. */
function commonest(styles: readonly Style[]): Style | undefined {
  const counts = new Map<string, number>();
  for (const { prefix } of styles) counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  return styles.findLast(({ prefix }) => counts.get(prefix) === most);
}
