import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../../server/src/node/store/index.js';
import { folderWith } from '../../support/folders.js';
import { APPROVALS, ledgers, move, TASKS } from './moves.js';

describe('a store', () => {
  it('writes all files of a move and its runtime state', async () => {
    const root = folderWith(ledgers());
    const store = openStore(root);
    const basis = await store.read();
    expect(basis.runtime).toMatchObject({ generation: 0, writer: '' });
    expect(await store.commit(move(basis, 'T-2'))).toEqual({ kind: 'done' });
    const after = await store.read(basis);
    expect(after.runtime).toMatchObject({ generation: 1, writer: 'w-1' });
    expect(after.workspace.files.get(TASKS)!.source.text).toContain('| T-2 | moved 1 task 2 |');
    expect(readFileSync(join(root, APPROVALS), 'utf8')).toContain('| A-1 | T-2 |');
    expect(readFileSync(join(root, 'ORCH/AUDIT/2026-01/w-1.jsonl'), 'utf8')).toBe('{"seq":1,"id":"T-2"}\n');
    expect(readFileSync(join(root, 'ORCH/patches/2026-01/T-2-A-1.diff.md'), 'utf8')).toBe('record 1\n');
  });
});
