import type { FindingCode } from '../messages/index.js';
import type { Workspace, WorkspaceFile } from '../model/index.js';
import { rules } from '../rules/index.js';
import { suppressionsOf, writtenInComments } from '../rules/support/suppress.js';
import { shift, type Range } from '../text/index.js';
import { narrowed, pathsIn } from '../naming/index.js';

/** Something that can be followed: a path in a cell, or a rule that `orch-ignore` names. */
export type Link =
  | { readonly range: Range; readonly candidates: readonly string[] }
  | { readonly range: Range; readonly rule: FindingCode };

/** More make a message that nobody waits for; a path leads to its file without a link as well (`definitions`). */
const MOST = 1000;

/** What can be followed in a file, in no order; whether a file is there is asked when somebody follows. */
export function links(file: WorkspaceFile, workspace: Workspace): readonly Link[] {
  const found: Link[] = [...ruleLinks(file)];
  for (const path of pathsIn(file, workspace)) {
    if (found.length >= MOST) break;
    if (path.candidates.length <= LONGEST) found.push(path);
  }
  return found;
}

/** So many places may be looked at for one path. */
const LONGEST = 32;

function ruleLinks(file: WorkspaceFile): readonly Link[] {
  const { lines } = file.document;
  const inNotes = (file.tasks?.entries ?? []).flatMap(({ item, line }) => {
    return suppressionsOf(item).map(({ code, range }) => ({ code, range: shift(range, line) }));
  });
  return [...inNotes, ...writtenInComments(file)].slice(0, MOST).flatMap(({ code, range }) => {
    return isRule(code) ? [{ range: narrowed(lines, range, code), rule: code }] : [];
  });
}

function isRule(code: string): code is FindingCode {
  return rules.some((rule) => rule.code === code);
}
