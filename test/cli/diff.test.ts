import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { orch } from '../support/cli.js';
import { commit, git, repositoryWith, write } from '../support/git.js';
import { folderWith } from '../support/folders.js';

const TASKS = 'ORCH/STATE/TASKS.md';
const HEADER = '| task_id | title | state | owner | Team |\n|---|---|---|---|---|\n';
const ROWS = '| T-1 | One | PLAN | WORK | red |\n| T-2 | Two | PLAN | WORK | red |\n';

interface Said {
  readonly base: { readonly kind: string; readonly commit: string | null };
  readonly changes: readonly {
    readonly id: string;
    readonly change: string;
    readonly line: number | null;
    readonly byHand: boolean;
    readonly cells: readonly {
      readonly column: string;
      readonly before: string;
      readonly after: string;
      readonly byHand: boolean;
    }[];
    readonly moves: readonly { readonly event: string; readonly actor: string }[];
  }[];
  readonly summary: Readonly<Record<string, number>>;
  readonly nextCursor?: number;
}

async function diff(cwd: string, ...options: readonly string[]): Promise<Said> {
  const { code, out, err } = await orch(['diff', '--json', ...options], { cwd });
  if (code !== 0) throw new Error(err);
  return JSON.parse(out) as Said;
}

function edit(root: string, from: string, to: string): void {
  const text = readFileSync(join(root, TASKS), 'utf8');
  writeFileSync(join(root, TASKS), text.replace(from, to));
}

describe('orch diff', () => {
  it('tells what moves did from what hands did, cell by cell', async () => {
    const root = repositoryWith({ [TASKS]: HEADER + ROWS });
    expect((await orch(['ready', 'T-1', '--as', 'CMD@dana', '-C', root])).code).toBe(0);
    edit(root, '| One |', '| Uno |');
    edit(root, '| T-2 | Two | PLAN | WORK | red |', '| T-3 | Three | PLAN | WORK | - |');
    const { changes, summary } = await diff(root);
    expect(summary).toEqual({ added: 1, changed: 1, removed: 1, byHand: 3 });
    expect(changes.map(({ id, change, line, byHand }) => [id, change, line, byHand])).toEqual([
      ['T-1', 'changed', 3, true],
      ['T-3', 'added', 4, true],
      ['T-2', 'removed', null, true],
    ]);
    expect(changes[0]).toMatchObject({
      cells: [
        { column: 'title', before: 'One', after: 'Uno', byHand: true },
        { column: 'state', before: 'PLAN', after: 'READY', byHand: false },
      ],
      moves: [{ event: 'ready', actor: 'CMD@dana' }],
    });
    const { out } = await orch(['diff'], { cwd: root });
    expect(out).toMatch(/^~ T-1 Uno \(ready by CMD@dana\) {2}ORCH\/STATE\/TASKS\.md:3$/m);
    expect(out).toMatch(/^ {4}title: One → Uno \(by hand\)\n {4}state: PLAN → READY\n/m);
    expect(out).toMatch(/^\+ T-3 Three \(by hand\)[^\n]*:4\n {4}state: PLAN$/m);
    expect(out).toMatch(/^- T-2 Two \(by hand\)/m);
    expect(out).toMatch(/\n1 row changed, 1 added, 1 removed; 3 of them by hand\nCompared with commit [0-9a-f]{8} /);
    expect((await orch(['diff', '--lang', 'ja'], { cwd: root })).out).toMatch(/変更 1 行、追加 1 行/);
  });

  it('is not about bytes', async () => {
    const root = repositoryWith({ [TASKS]: HEADER + ROWS });
    const other =
      '| state | Team | task_id | owner | title |\r\n|:--|---|---|---|---|\r\n| PLAN | red | T-2 | WORK | Two |\r\n| PLAN | red | T-1 | WORK | **One** |\r\n';
    write(root, { [TASKS]: other });
    expect((await diff(root)).changes).toEqual([]);
    expect((await orch(['diff'], { cwd: root })).out).toMatch(/^No row differs\nCompared with/);
  });

  it('compares with where a branch began, and what is staged with HEAD', async () => {
    const root = repositoryWith({ [TASKS]: HEADER + ROWS });
    git(root, 'checkout', '-q', '-b', 'topic');
    edit(root, '| One |', '| Uno |');
    commit(root);
    git(root, 'checkout', '-q', 'main');
    edit(root, '| Two |', '| Elsewhere |');
    commit(root);
    git(root, 'checkout', '-q', 'topic');
    expect((await diff(root)).changes).toEqual([]);
    const ids = async (...options: readonly string[]): Promise<readonly string[]> =>
      (await diff(root, ...options)).changes.map(({ id }) => id);
    expect(await ids('--base', 'main')).toEqual(['T-1']);
    edit(root, '| Two |', '| Zwei |');
    git(root, 'add', '-A');
    edit(root, '| Uno |', '| Un |');
    expect(await ids('--staged')).toEqual(['T-2']);
    expect(await ids()).toEqual(['T-1', 'T-2']);
    expect((await orch(['diff', '--base', 'nowhere'], { cwd: root })).code).toBe(2);
    expect((await orch(['diff', '--base', 'main', '--staged'], { cwd: root })).code).toBe(2);
  });

  it('hands out a page at a time, and lets no cell drive the terminal', async () => {
    const root = repositoryWith({ [TASKS]: HEADER });
    const rows = Array.from({ length: 30 }, (_, at) => `| T-${String(at)} | Do\u001b[2J | PLAN | WORK | - |\n`);
    write(root, { [TASKS]: HEADER + rows.join('') });
    const page = await diff(root);
    expect([page.changes.length, page.nextCursor, page.summary['added']]).toEqual([20, 20, 30]);
    expect((await diff(root, '--cursor', '20')).changes).toHaveLength(10);
    const { out } = await orch(['diff'], { cwd: root });
    expect(out).toContain('10 more: orch diff --cursor 20');
    expect(out).not.toContain('\u001b');
  });

  it('says so where there is nothing to compare with', async () => {
    const { out, code } = await orch(['diff'], { cwd: folderWith({ [TASKS]: HEADER + ROWS }) });
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringMatching(/^Compared with nothing/) as unknown });
  });
});
