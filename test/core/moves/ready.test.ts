import { describe, expect, it } from 'vitest';
import { MemoryRoot } from '../../support/memoryStore.js';

describe('ready', () => {
  it('moves a planned task on', async () => {
    const root = new MemoryRoot({
      'ORCH/STATE/TASKS.md': '| task_id | title | state | owner |\n|---|---|---|---|\n| T-1 | Login | PLAN | WORK |\n',
    });
    const done = await root.event('CMD@dana', 'ready', 'T-1');
    expect(done).toMatchObject({ kind: 'accepted', result: { event: 'ready', from: 'PLAN', to: 'READY' } });
    expect(root.text('ORCH/STATE/TASKS.md')).toContain('| T-1 | Login | READY | WORK |');
  });
});
