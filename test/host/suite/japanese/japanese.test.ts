import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { finding, hoverText, open, orch, rangeOf, TASKS } from '../support.js';

const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

describe('in Japanese', () => {
  before(orch);

  it('findings speak Japanese', async () => {
    assert.equal(vscode.env.language, 'ja');
    await open(TASKS);
    const { diagnostic } = await finding(TASKS, 'task/state-unknown');
    assert.match(diagnostic.message, japanese);
  });

  it('so does the card of a task', async () => {
    const { document } = await open(TASKS);
    assert.match(await hoverText(document, rangeOf(document, 'T-001').start), japanese);
  });
});
