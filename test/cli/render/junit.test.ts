import { describe, expect, it } from 'vitest';
import { orch } from '../../support/cli.js';
import { folderWith } from '../../support/folders.js';
import { readXml, type ReadElement } from '../../support/xml.js';

const HEADER = '| task_id | title | state | owner |\n|---|---|---|---|\n';
const TASKS = 'ORCH/STATE/TASKS.md';
const FLAGS = 'ORCH/STATE/flags.md';

async function junit(folder: string, ...options: readonly string[]): Promise<ReadElement> {
  return readXml((await orch(['check', '--format', 'junit', ...options, folder])).out);
}

function inside(element: ReadElement, name: string): readonly ReadElement[] {
  const own = element.children.filter((child) => typeof child !== 'string');
  return [...own.filter((child) => child.name === name), ...own.flatMap((child) => inside(child, name))];
}

describe('orch check --format junit', () => {
  const files = {
    [TASKS]: `${HEADER}| T-1 | Login & <b>"x"</b> | WAITING\u0001\u{1f5d2} | WORK |\n| T-2 | Do | READY | WORK |\n`,
    [FLAGS]: 'FREEZE=off\nAUTO_DECIDE=off\n',
  };

  it('has a suite for each file, a case for each rule and row, and counts that are right', async () => {
    const root = await junit(folderWith(files));
    const suites = inside(root, 'testsuite');
    expect(suites.map(({ attributes }) => attributes['name'])).toEqual(expect.arrayContaining([TASKS, FLAGS]));
    for (const suite of suites) {
      const counts = ['testcase', 'failure', 'skipped'].map((name) => String(inside(suite, name).length));
      const { tests, failures, skipped, errors } = suite.attributes;
      expect([tests, failures, skipped, errors]).toEqual([...counts, '0']);
    }
    const total = (name: string): number => suites.reduce((sum, { attributes }) => sum + Number(attributes[name]), 0);
    expect(Number(root.attributes['tests'])).toBe(total('tests'));
    expect(Number(root.attributes['failures'])).toBe(total('failures'));
    const failed = inside(root, 'testcase').find(({ attributes }) => attributes['name'] === 'T-1 task/state-unknown');
    expect(failed?.attributes).toMatchObject({ classname: TASKS, file: TASKS, line: '3' });
    expect(failed && inside(failed, 'failure')[0]).toMatchObject({
      attributes: { type: 'task/state-unknown', message: expect.stringContaining('WAITING␁🗒') as unknown },
    });
    const clean = suites.find(({ attributes }) => attributes['name'] === FLAGS);
    expect(clean?.children).toMatchObject([{ name: 'testcase', attributes: { name: 'no findings' }, children: [] }]);
  });

  it('fails what the check fails for, and says the rest in passing', async () => {
    const folder = folderWith(files);
    expect(inside(await junit(folder, '--fail-on', 'never'), 'failure')).toEqual([]);
    expect(inside(await junit(folder, '--fail-on', 'never'), 'system-out').length).toBeGreaterThan(0);
    const strict = await junit(folder, '--fail-on', 'hint');
    expect(inside(strict, 'system-out')).toEqual([]);
  });

  it('skips what the baseline accepts', async () => {
    const folder = folderWith(files);
    expect((await orch(['baseline', 'write', '-C', folder])).code).toBe(0);
    const root = await junit(folder);
    expect(inside(root, 'failure')).toEqual([]);
    expect(Number(root.attributes['skipped'])).toBeGreaterThan(0);
    expect(inside(root, 'skipped')[0]?.attributes['message']).toMatch(/^accepted by the baseline: /);
  });

  it('makes one case of several findings of a rule in a row', async () => {
    const rows = '| T-1 | Do | WAITING | WORK |\n| T-1 | Do | WAITING | WORK |\n';
    const root = await junit(folderWith({ [TASKS]: HEADER + rows }));
    const names = inside(root, 'testcase').map(({ attributes }) => attributes['name']);
    expect(new Set(names).size).toBe(names.length);
    const [failure] = inside(root, 'failure').filter(({ attributes }) => attributes['type'] === 'task/state-unknown');
    expect(failure?.attributes['message']).toMatch(/\(and 1 more\)$/);
    expect(failure?.children).toEqual([expect.stringMatching(/^.*\n.*$/)]);
  });
});
