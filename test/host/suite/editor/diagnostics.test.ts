import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { APPROVALS, closeEditors, finding, noFinding, open, orch, TASKS, type } from '../support.js';

describe('findings', () => {
  before(orch);
  afterEach(closeEditors);

  it('stand at the cell that is wrong', async () => {
    await open(TASKS);
    const { text, diagnostic } = await finding(TASKS, 'task/state-unknown');
    assert.equal(text, 'DOIMG');
    assert.equal(diagnostic.severity, vscode.DiagnosticSeverity.Error);
    assert.equal(diagnostic.source, 'orch');
    assert.match(diagnostic.message, /T-002/);
    assert.equal((await finding(TASKS, 'task/due-format')).text, '2026-02-30');
  });

  it('follow what is typed', async () => {
    const editor = await open(TASKS);
    await finding(TASKS, 'task/state-unknown');
    await type(editor, 'DOIMG', 'PLAN');
    await noFinding(TASKS, 'task/state-unknown');
    await type(editor, '| T-004 | Ship it | PLAN |', '| T-004 | Ship it | PALN |');
    assert.equal((await finding(TASKS, 'task/state-unknown')).text, 'PALN');
  });

  it('follow an edit in another ledger', async () => {
    await open(TASKS);
    await finding(TASKS, 'task/state-unknown');
    await noFinding(TASKS, 'cross/done-without-approval');
    const approvals = await open(APPROVALS);
    await type(approvals, '| approved |', '| rejected |');
    await finding(TASKS, 'cross/done-without-approval');
    await type(approvals, '| rejected |', '| approved |');
    await noFinding(TASKS, 'cross/done-without-approval');
  });
});
