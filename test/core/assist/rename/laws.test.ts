import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyEdits,
  Checker,
  idKey,
  idsMeant,
  NO_PAST,
  planRename,
  recordsAbout,
  type NamedKind,
  type RenamePlan,
  type RenameRefusal,
  type Workspace,
} from '../../../../server/src/core/index.js';
import { evidencePath } from '../../../../server/src/core/evidence/index.js';
import { factsOf, FIXTURE_NOW, openFixture, pastInputOf, pastOf, type Fixture } from '../../../support/fixture.js';
import { seed } from '../../../support/seed.js';

const limits = { seed, numRuns: Number(process.env['ORCH_RUNS'] ?? 150) };
const NOW = Date.parse(FIXTURE_NOW);

type Files = ReadonlyMap<string, string>;

/** Ids that differ in every way that matters: prefixes of one another, what file names, lists and headings trip over. */
const IDS = [
  'T-1',
  'T-10',
  'T-2',
  'T:1',
  '004-P3',
  '006-P∞',
  'a.b',
  'é-1',
  '課題-1',
  'a+b',
  'x#1',
  'T-1-a',
  'A-1',
  '17',
];
const NEW = [
  ...IDS,
  't-1',
  'a,b',
  'a;b',
  '*x*',
  'two words',
  '-1',
  'NEW-1',
  'N:2',
  'q"q',
  "s'",
  '[x]',
  'a&b',
  'BLOCK-9',
  'x(y)',
  'a\\',
  'null',
];

const id = fc.constantFrom(...IDS);
const oneOf = (ids: readonly string[]) => fc.constantFrom('-', ...ids);

interface Draft {
  readonly tasks: readonly {
    id: string;
    state: string;
    depends: string;
    notes: string;
    section: boolean;
    committed: boolean;
  }[];
  readonly approvals: readonly { id: string; task: string; status: string; evidence: boolean; committed: boolean }[];
  readonly view: boolean;
  readonly base: boolean;
}

const draft: fc.Arbitrary<Draft> = fc.uniqueArray(id, { minLength: 1, maxLength: 5 }).chain((ids) => {
  const list = fc.oneof(
    oneOf(ids),
    fc.tuple(oneOf(ids), id).map(([a, b]) => `${a}, \`${b}\``),
    oneOf(ids).map((a) => `${a} (later)`),
  );
  const notes = fc.oneof(
    fc.constant('-'),
    oneOf(ids).map((one) => `see BLOCK-1; depends=${one}`),
    oneOf(ids).map((one) => `about ${one}`),
  );
  const committed = fc.boolean();
  return fc.record({
    tasks: fc.tuple(
      ...ids.map((one) =>
        fc.record({
          id: fc.constant(one),
          state: fc.constantFrom('PLAN', 'READY'),
          depends: list,
          notes,
          section: fc.boolean(),
          committed,
        }),
      ),
    ),
    approvals: fc.uniqueArray(
      fc.record({
        id: fc.constantFrom('A-1', 'A-10', 'A:2', '001'),
        task: fc.oneof(fc.constantFrom(...ids), id),
        status: fc.constantFrom('pending', 'pending', 'pending', 'approved', 'expired'),
        evidence: fc.boolean(),
        committed,
      }),
      { maxLength: 3, selector: (one) => one.id },
    ),
    view: fc.boolean(),
    base: fc.boolean(),
  });
});

const pathOf = (task: string, approval: string): string => evidencePath('ORCH/patches', NOW, task, approval);

function filesOf({ tasks, approvals, view }: Draft, committed: boolean): Files {
  const own = tasks.filter((one) => !committed || one.committed);
  const rows = own.filter(({ section }) => !section);
  const head = '| task_id | title | state | depends | notes |\n|---|---|---|---|---|\n';
  const table = rows.map((one) => `| ${one.id} | Title | ${one.state} | ${one.depends} | ${one.notes} |\n`).join('');
  const sections = own
    .filter(({ section }) => section)
    .map((one) => {
      return `\n## ${one.id}: Title\n\n- **state**: ${one.state}\n- **depends**: ${one.depends}\n- **notes**: ${one.notes}\n`;
    });
  const again =
    view && rows.length > 0
      ? `\n# View\n\n| task_id | state |\n|---|---|\n| ${rows[0]!.id} | ${rows[0]!.state} |\n`
      : '';
  const decided = approvals.filter((one) => !committed || one.committed);
  const asked = decided.map((one) => {
    const evidence = one.evidence ? pathOf(one.task, one.id) : '-';
    return `| ${one.id} | ${one.task} | ship | ${one.status} | WORK@ada | ${one.status === 'approved' ? 'CMD@bo' : '-'} | 2026-01-14T09:00:00Z | ${one.status === 'approved' ? '2026-01-14T10:00:00Z' : '-'} | ${evidence} |\n`;
  });
  const records = decided
    .filter(({ evidence }) => evidence)
    .map((one): [string, string] => [
      pathOf(one.task, one.id),
      `---\nversion: 1\ntask: ${JSON.stringify(one.task)}\napproval: ${JSON.stringify(one.id)}\ntier: "self-report"\n---\n> ${one.id} for ${one.task}\n\nThe change.\n`,
    ]);
  return new Map([
    ['ORCH/STATE/TASKS.md', `# Tasks\n\n${head}${table}${sections.join('')}${again}`],
    [
      'ORCH/STATE/APPROVALS.md',
      `| appr_id | task_id | op | status | requested_by | approver | ts_req | ts_dec | evidence |\n|---|---|---|---|---|---|---|---|---|\n${asked.join('')}`,
    ],
    ['blocked_items.md', `### BLOCK-1: Waiting\n\n- **status**: Active\n- **task**: ${own[0]?.id ?? '-'}\n`],
    ...records,
  ]);
}

function fixtureOf(made: Draft): Fixture {
  return { files: filesOf(made, false), marks: [], ...(made.base && { base: filesOf(made, true) }) };
}

function open(fixture: Fixture) {
  const workspace = openFixture(fixture.files, undefined, undefined, pastInputOf(fixture));
  return { workspace, past: fixture.base === undefined ? NO_PAST : pastOf(fixture, workspace) };
}

function rename(fixture: Fixture, kind: NamedKind, from: string, to: string): RenamePlan | RenameRefusal {
  const { workspace, past } = open(fixture);
  const named = { kind, key: idKey(from) };
  const paths = [...new Set(recordsAbout(named, workspace).flat())].filter((path) => fixture.files.has(path));
  const records = paths.map((path) => ({ path, text: fixture.files.get(path)! }));
  const exists = (path: string): boolean => fixture.files.has(path);
  return planRename({ named, from, to }, { workspace, past, records, archive: undefined, movable: true, exists });
}

function after(files: Files, plan: RenamePlan): Files {
  const names = new Map(plan.files.map(({ from, to }) => [from, to]));
  return new Map(
    [...files].map(([path, text]) => [names.get(path) ?? path, applyEdits(text, plan.edits.get(path) ?? [])]),
  );
}

/** What the ledgers say, ids of the kind as `say` has them. */
function model({ tasks, approvals, blocked, taskByKey }: Workspace, kind: NamedKind, say: (id: string) => string) {
  const task = (id: string): string => (kind === 'task' ? say(id) : id);
  const approval = (id: string): string => (kind === 'approval' ? say(id) : id);
  return {
    tasks: tasks.map(({ record, line }) => [
      line,
      task(record.id),
      record.title,
      record.text('state'),
      record.depends.flatMap(({ text }) => idsMeant(taskByKey, text)).map(task),
    ]),
    approvals: approvals.map(({ record, line }) => [
      line,
      approval(record.id),
      task(record.target),
      record.status,
      record.evidence.map(({ text }) =>
        text === pathOf(record.target, record.id) ? pathOf(task(record.target), approval(record.id)) : text,
      ),
    ]),
    blocked: blocked.map(({ record }) => [record.title, record.tasks.map(({ id }) => task(id))]),
  };
}

/** How many errors of each rule a check reports. */
function errors(fixture: Fixture): ReadonlyMap<string, number> {
  const { workspace, past } = open(fixture);
  const { findings } = new Checker().check(workspace, factsOf(fixture.files, [], fixture.base), NOW, past);
  const counts = new Map<string, number>();
  for (const { code, severity } of findings) if (severity === 'error') counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

const renaming = draft.chain((made) => {
  const tasks = made.tasks.map((one) => ({ kind: 'task' as const, from: one.id }));
  const approvals = made.approvals.map((one) => ({ kind: 'approval' as const, from: one.id }));
  return fc.record({
    made: fc.constant(made),
    subject: fc.constantFrom(...tasks, ...approvals),
    to: fc.constantFrom(...NEW),
  });
});

let done = 0;

describe('a rename', () => {
  it('says the same with the new id, changes nothing else, makes no error, and can be taken back', () => {
    fc.assert(
      fc.property(renaming, ({ made, subject: { kind, from }, to }) => {
        const fixture = fixtureOf(made);
        const plan = rename(fixture, kind, from, to);
        if ('code' in plan) return;
        done++;
        for (const { range, newText } of [...plan.edits.values()].flat()) {
          expect(range.start.line).toBe(range.end.line);
          expect(newText === to || newText.endsWith('.diff.md')).toBe(true);
        }
        const renamed = { ...fixture, files: after(fixture.files, plan) };
        const say = (one: string): string => (one === from ? to : one);
        expect(model(open(renamed).workspace, kind, (one) => one)).toEqual(model(open(fixture).workspace, kind, say));
        const before = errors(fixture);
        for (const [code, count] of errors(renamed))
          expect(`${code} ${Math.max(count, before.get(code) ?? 0)}`).toBe(`${code} ${before.get(code) ?? 0}`);
        const back = rename(renamed, kind, to, from);
        if ('code' in back) throw new Error(`back: ${back.code}`);
        expect([...after(renamed.files, back)].sort()).toEqual([...fixture.files].sort());
      }),
      { ...limits, endOnFailure: true },
    );
    expect(done).toBeGreaterThan(0);
  });
});
