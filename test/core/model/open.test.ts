import { describe, expect, it } from 'vitest';
import { openWorkspace, type SourceFile } from '../../../server/src/core/index.js';

const TASKS = 'ORCH/STATE/TASKS.md';
const APPROVALS = 'ORCH/STATE/APPROVALS.md';
const tasks = '| task_id | title | state |\n|---|---|---|\n| T-1 | One | READY |\n';
const approvals = '| appr_id | task_id | op | status |\n|---|---|---|---|\n| A-1 | T-1 | finish | pending |\n';

/** A file that writes down that its text was asked for. */
function watched(path: string, text: string, asked: string[]): SourceFile {
  return {
    path,
    get text() {
      asked.push(path);
      return text;
    },
  };
}

describe('a workspace that is read for the first time', () => {
  it('reads a file when something of it is asked for, and once', () => {
    const asked: string[] = [];
    const workspace = openWorkspace({ sources: [watched(TASKS, tasks, asked), watched(APPROVALS, approvals, asked)] });
    expect(workspace.taskByKey.get('T-1')?.line).toBe(2);
    expect(new Set(asked)).toEqual(new Set([TASKS]));
    expect(workspace.approvalsByTarget.get('T-1')?.[0]?.record.id).toBe('A-1');
    expect(asked).toContain(APPROVALS);
    expect(workspace.approvals).toBe(workspace.approvals);
    expect(workspace.files.get(TASKS)?.document).toBe(workspace.files.get(TASKS)?.document);
    expect(workspace.approvals[0]?.record).toBe(workspace.approvalsByTarget.get('T-1')?.[0]?.record);
  });

  it('says what it says after an earlier version, and hands over what did not change', () => {
    const sources = [
      { path: TASKS, text: tasks },
      { path: APPROVALS, text: approvals },
    ];
    const first = openWorkspace({ sources });
    const next = openWorkspace({ sources }, first);
    expect(next).toEqual(first);
    expect(next.tasks).toBe(first.tasks);
    expect(next.approvals).toBe(first.approvals);
  });
});
