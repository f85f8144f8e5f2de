import { readFront } from '../../evidence/index.js';
import { idKey, type Workspace } from '../../model/index.js';
import { applyEdits } from '../../text/index.js';
import { mentionsIn } from '../inFile.js';
import { mentionsInRecord } from '../inRecord.js';
import type { Mention } from '../mentions.js';
import { pathsIn } from '../paths.js';
import { workspaceAfter } from './after.js';
import type { NewIdContext, RenamePlan, Renaming } from './types.js';

/**
 * The first file that would not read after a rename as it did before, with the new id in place of the old one; undefined
 * where all do. So an id that a list or a heading would take apart is never written.
 */
export function misread(renaming: Renaming, plan: RenamePlan, context: NewIdContext): string | undefined {
  const { workspace, records } = context;
  const after = workspaceAfter(plan, workspace);
  const files = new Map(plan.files.map(({ from, to }) => [from, to]));
  const expect = (mention: Mention): string => saidOf(renamed(mention, renaming));
  for (const [path, file] of workspace.files) {
    const now = after.files.get(path);
    if (now === undefined) return path;
    const ids = same([...mentionsIn(file, workspace)].map(expect), [...mentionsIn(now, after)].map(saidOf));
    const named = [...pathsIn(now, after)].map(({ candidates }) => candidates);
    const paths = [...pathsIn(file, workspace)].map(({ candidates }) => {
      return candidates.map((one) => files.get(one)).find((one) => one !== undefined) ?? candidates[0] ?? '';
    });
    if (!ids || named.length !== paths.length || paths.some((one, at) => named[at]?.includes(one) !== true))
      return path;
  }
  return records.find(({ path, text }) => !isRecordRead(text, path, renaming, plan, workspace, after))?.path;
}

function isRecordRead(
  text: string,
  path: string,
  renaming: Renaming,
  { edits }: RenamePlan,
  before: Workspace,
  after: Workspace,
): boolean {
  const now = applyEdits(text, edits.get(path) ?? []);
  const expected = mentionsInRecord(text, before).map((mention) => saidOf(renamed(mention, renaming)));
  if (!same(expected, mentionsInRecord(now, after).map(saidOf))) return false;
  const [front, read] = [readFront(text), readFront(now)];
  if (front === undefined || 'newer' in front) return JSON.stringify(front) === JSON.stringify(read);
  const { kind, key } = renaming.named;
  const swap = (id: string, of: typeof kind): string => (of === kind && idKey(id) === key ? renaming.to : id);
  const wanted = { ...front, task: swap(front.task, 'task'), approval: swap(front.approval, 'approval') };
  return JSON.stringify(wanted) === JSON.stringify(read);
}

function renamed(mention: Mention, { named, to }: Renaming): Mention {
  return mention.kind === named.kind && mention.key === named.key ? { ...mention, key: idKey(to) } : mention;
}

function saidOf({ kind, key, role }: Mention): string {
  return `${kind} ${role} ${key}`;
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one, at) => one === b[at]);
}
