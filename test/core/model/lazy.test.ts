import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idKey, openWorkspace, type Workspace } from '../../../server/src/core/index.js';
import { loadPolicy } from '../../../server/src/core/policy/index.js';
import { seed } from '../../support/seed.js';

const ids = ['T-1', 'T-10', '**T-1**', 'T-\u212a', 'T-K', 'a\\|b', '[T-2](x)', '`T-1`', '-', '', 'é', 'e\u0301'];
const states = ['READY', 'DOING', ' Doing ', '**DOING**', '進行中', '', '-', 'odd'];

/** One table, mostly; another or a section now and then, of which some list an id again. */
const ledgers = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...states))),
    fc.constantFrom(
      '',
      '',
      '',
      '\n\n## T-1: again\n\n- **state**: DOING\n',
      '\n\n| task_id | state |\n|---|---|\n| T-1 | DOING |\n',
    ),
  )
  .map(
    ([rows, more]) =>
      `| task_id | state |\n|---|---|\n${rows.map((row) => `| ${row.join(' | ')} |`).join('\n')}${more}\n`,
  );

function open(text: string): Workspace {
  return openWorkspace({ sources: [{ path: 'ORCH/STATE/TASKS.md', text }] });
}

describe('a ledger of which only some is asked for', () => {
  it('gives the tasks with an id that a reading of all gives', () => {
    fc.assert(
      fc.property(ledgers, (text) => {
        const whole = open(text).tasks;
        for (const id of ['T-1', 'T-K', 'T-2', 'T-10', 'a|b', 'é', '', 'x']) {
          const found = open(text)
            .taskByKey.all(idKey(id))
            .map(({ line }) => line);
          const all = whole.filter(({ record }) => id !== '' && record.key === idKey(id)).map(({ line }) => line);
          expect(found).toEqual(all);
          expect(open(text).taskByKey.get(idKey(id))?.line).toBe(all[0]);
          expect(open(text).taskByKey.has(idKey(id))).toBe(all.length > 0);
        }
      }),
      { seed },
    );
  });

  it('gives the approvals for a target that a reading of all gives, however many are asked for', () => {
    const rows = fc.array(fc.tuple(fc.constantFrom('A-1', 'T-1', 'A-2'), fc.constantFrom(...ids)));
    const asked = fc.array(fc.constantFrom('T-1', 'T-K', 'T-2', 'T-10', 'a|b', 'é', '', 'x', '-'));
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom('', '\n\n## A-9\n\n- **task_id**: T-1\n- **status**: pending\n'),
        asked,
        (list, more, targets) => {
          const body = list.map(([id, target]) => `| ${id} | ${target} | pending |`).join('\n');
          const text = `| appr_id | task_id | status |\n|---|---|---|\n${body}${more}\n`;
          const sources = [{ path: 'ORCH/STATE/APPROVALS.md', text }];
          const { approvalsByTarget } = openWorkspace({ sources });
          const whole = openWorkspace({ sources }).approvals;
          for (const key of targets.map(idKey)) {
            const lines = whole.filter(({ record }) => record.targetKey === key).map(({ line }) => line);
            expect((approvalsByTarget.get(key) ?? []).map(({ line }) => line)).toEqual(lines);
            expect(approvalsByTarget.has(key)).toBe(lines.length > 0);
          }
          expect([...approvalsByTarget.values()].flat()).toHaveLength(whole.length);
          expect(approvalsByTarget.size).toBe(new Set(whole.map(({ record }) => record.targetKey)).size);
        },
      ),
      { seed },
    );
  });

  it('says of a column what its records say, and keeps the records that were made', () => {
    fc.assert(
      fc.property(ledgers, (text) => {
        const { tasks, taskByKey, files } = open(text);
        const index = files.get('ORCH/STATE/TASKS.md')?.tasks?.index;
        const texts = open(text).files.get('ORCH/STATE/TASKS.md')?.tasks?.index.texts('state');
        expect(texts).toEqual(tasks.map(({ record }) => record.text('state')));
        for (const [at, { record }] of tasks.entries()) {
          expect(index?.at(at)?.item).toBe(record);
          expect(record.key === '' || taskByKey.all(record.key).some((entry) => entry.record === record)).toBe(true);
        }
      }),
      { seed },
    );
  });
});

describe('a policy that is known already', () => {
  it('is the one that reading gives, and is read where its places are asked for', () => {
    const text =
      '---\norch:\n  version: 1\n  wip: 3\n  states:\n    PAUSED: { category: paused, aliases: [保留] }\n---\n';
    const read = loadPolicy(text);
    const known = loadPolicy(text, JSON.parse(JSON.stringify(read.document.input)) as typeof read.document.input);
    expect(known.policy).toEqual(read.policy);
    expect([known.valid, known.problems]).toEqual([read.valid, read.problems]);
    expect(known.document.rangeOf(['wip'])).toEqual(read.document.rangeOf(['wip']));
  });
});
