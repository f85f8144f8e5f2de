import type { Workspace } from '../model/index.js';
import type { Past } from '../past/index.js';
import type { Facts } from '../ports.js';
import type { Finding } from '../rules/finding.js';
import { Ignored } from '../rules/support/ignored.js';
import { covers, type Suppression } from '../rules/support/suppress.js';
import { Checker } from './check.js';

/** A finding that `orch-ignore` hides, and the reason that was given. */
export interface Suppressed {
  readonly finding: Finding;
  readonly reason: string;
}

/** What was checked, and when (UTC ms). */
export interface Judged {
  readonly workspace: Workspace;
  readonly facts: Facts;
  readonly now: number;
  readonly past: Past;
}

/**
 * What suppressions hide of what was checked. Every rule is asked once more for it.
 * @param shown the findings that they leave
 */
export function suppressedFindings(
  { workspace, facts, now, past }: Judged,
  shown: readonly Finding[],
): readonly Suppressed[] {
  const { findings } = new Checker(undefined, false).check(workspace, facts, now, past);
  const left = new Map<string, number>();
  for (const finding of shown) left.set(keyOf(finding), (left.get(keyOf(finding)) ?? 0) + 1);
  const ignored = new Ignored(past, workspace);
  return findings.flatMap((finding) => {
    const count = left.get(keyOf(finding)) ?? 0;
    left.set(keyOf(finding), count - 1);
    return count > 0 ? [] : [{ finding, reason: reasonOf(finding, workspace, ignored) }];
  });
}

function keyOf({ code, file, id, range: { start } }: Finding): string {
  return JSON.stringify([code, file, id, start.line, start.character]);
}

function reasonOf({ code, file, id, range: { start } }: Finding, workspace: Workspace, ignored: Ignored): string {
  const record = id === null ? undefined : workspace.taskByKey.get(id.normalize('NFC'))?.record;
  const inNotes: readonly Suppression[] = record === undefined ? [] : ignored.of(record);
  const own = workspace.files.get(file);
  const inComments = own === undefined ? [] : ignored.inComments(own);
  const above = inComments.filter(({ from, to }) => from <= start.line && start.line <= to);
  return [...inNotes, ...above].find((one) => covers(one, code))?.reason ?? '';
}
