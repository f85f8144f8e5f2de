import assert from 'node:assert/strict';
import { APPROVALS, closeEditors, finding, noFinding, open, orch, read, TASKS, watchersUp, write } from '../support.js';

describe('changes from outside', () => {
  before(orch);
  before(watchersUp);
  afterEach(closeEditors);

  it('of a ledger that is not open are seen', async () => {
    await open(TASKS);
    await finding(TASKS, 'task/state-unknown');
    const text = await read(APPROVALS);
    await write(APPROVALS, text.replace('| approved |', '| rejected |'));
    try {
      await finding(TASKS, 'cross/done-without-approval');
    } finally {
      await write(APPROVALS, text);
    }
    await noFinding(TASKS, 'cross/done-without-approval');
  });

  it('of the ledger that is open are seen', async () => {
    const { document } = await open(TASKS);
    await finding(TASKS, 'task/state-unknown');
    const text = await read(TASKS);
    await write(TASKS, text.replace('DOIMG', 'PLAN'));
    try {
      await noFinding(TASKS, 'task/state-unknown');
      assert.doesNotMatch(document.getText(), /DOIMG/);
    } finally {
      await write(TASKS, text);
    }
    await finding(TASKS, 'task/state-unknown');
  });
});
