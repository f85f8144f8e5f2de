import type { Policy } from '../policy/index.js';
import { parseMarkdown } from '../syntax/index.js';
import type { Lines } from '../text/index.js';
import { readBlocked } from './blocked.js';
import { parseFlags } from './flags.js';
import { readApprovals, readTasks } from './ledger.js';
import { once } from './once.js';
import type { FileRole, SourceFile, Workspace, WorkspaceFile } from './workspace.js';

/** Of this very object: one that is made of it with another text has lines of its own. */
const linesOf = new WeakMap<SourceFile, Lines>();

/** A file by its lines, with what the shell noticed. Its text is put together when somebody asks for it: nobody who types does. */
export function sourceOf(path: string, lines: Lines, trouble?: SourceFile['trouble']): SourceFile {
  const source: SourceFile = {
    path,
    get text() {
      return lines.text;
    },
    ...(trouble && { trouble }),
  };
  linesOf.set(source, lines);
  return source;
}

/** Nothing of it is read yet. It knows of no earlier version: else each would keep all before it alive. */
export function unreadFile(source: SourceFile, roles: readonly FileRole[], policy: Policy): WorkspaceFile {
  const is = (role: FileRole): boolean => roles.includes(role);
  const document = once(() => parseMarkdown(linesOf.get(source) ?? source.text));
  const tasks = once(() => (is('tasks') ? readTasks(document(), policy) : undefined));
  const approvals = once(() => (is('approvals') ? readApprovals(document(), policy) : undefined));
  const blocked = once(() => (is('blocked') ? readBlocked(document()) : []));
  const flags = once(() => (is('flags') ? parseFlags(source.text) : undefined));
  return {
    path: source.path,
    roles,
    source,
    get document() {
      return document();
    },
    get tasks() {
      return tasks();
    },
    get approvals() {
      return approvals();
    },
    get blocked() {
      return blocked();
    },
    get flags() {
      return flags();
    },
  };
}

/** A file; what is the same as in `previous` is taken over by identity. */
export function readFile(
  source: SourceFile,
  roles: readonly FileRole[],
  policy: Policy,
  previous: Workspace,
): WorkspaceFile {
  const before = previous.files.get(source.path);
  const same = before?.source === source && before.roles.join() === roles.join() && previous.policy === policy;
  if (same) return before;
  const document = parseMarkdown(linesOf.get(source) ?? source.text, before?.document);
  return {
    path: source.path,
    roles,
    source,
    document,
    tasks: roles.includes('tasks') ? readTasks(document, policy, before?.tasks) : undefined,
    approvals: roles.includes('approvals') ? readApprovals(document, policy, before?.approvals) : undefined,
    blocked: roles.includes('blocked') ? readBlocked(document) : [],
    flags: roles.includes('flags') ? parseFlags(source.text) : undefined,
  };
}
