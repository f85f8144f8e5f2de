import fc from 'fast-check';

/** What nobody should write into a cell, and somebody will. */
const CELLS: readonly string[] = [
  '',
  '-',
  '[x](command:orch.move?%5B%5D)',
  '[x](javascript:alert(1))',
  '![x](https://evil.example/a.png)',
  '<img src=x onerror=alert(1)>',
  '<command:workbench.action.quit>',
  '[a]: command:evil',
  '[a](<command:evil> "t")',
  'command:workbench.action.terminal.new',
  'https://evil.example/?q=1',
  'file:///etc/passwd',
  '..\\..\\secret.md',
  '../../etc/passwd',
  '\\\\server\\share\\x.md',
  'C:\\Windows\\x.md',
  'a\u0000b.md',
  '/etc/passwd',
  'ORCH/STATE/TASKS.md',
  '${TM_FILENAME} $0 $1 ${1|a,b|}',
  '$(trash) $(sync~spin)',
  '\u202Etxt.exe\u202C',
  '\u200B\u200D\uFEFF',
  '\uD800',
  '👩‍👩‍👧‍👦 家族 𠮷野家',
  '承認待ち・priority=P1、depends=T-1',
  '`` ` ``` ~~~',
  '**bold** _em_ ~~no~~',
  '\\| \\\\| \\',
  '# not a heading',
  '--- | ---',
  '<!-- orch-ignore=*:x -->',
  'orch-ignore=task/overdue:because, held_from=DOING',
  'x'.repeat(10_000),
  '日'.repeat(3_000),
  '@'.repeat(500),
  '(a'.repeat(300),
  '__proto__',
  'constructor',
  'toString',
  'T-1, T-2 , T-1,T-1',
  'T-1',
  'T-2',
  'A-1',
  'PLAN',
  'READY',
  'DOING',
  'REVIEW',
  'DONE',
  'pending',
  'approved',
  'WORK@ada',
  'CMD@bo',
  '2026-01-10T09:00:00Z',
  '2026-99-99',
  'WORK@ada@2020-01-01T00:00:00Z',
  'ORCH/patches/2026-01/T-1-A-1.diff.md',
  '\t',
  'a\u2028b\u2029c\u0085d\u000Bv\u000Cf',
];

/** A cell that is hostile, usual, or any text. */
export const cell = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...CELLS) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...CELLS), fc.constantFrom(...CELLS)).map((two) => two.join(' ')) },
);

const TASK_COLUMNS = [
  ...['task_id', 'title', 'state', 'owner', 'lock', 'lock_owner', 'lock_expires_at', 'due', 'artifact', 'notes'],
  ...['priority', 'depends'],
];
const APPROVAL_COLUMNS = [
  ...['appr_id', 'task_id', 'op', 'status', 'requested_by', 'approver', 'approver_role', 'ts_req', 'ts_dec'],
  'evidence',
];

/** Rows whose first cells are more often what an id, a title and a state are. */
function table(columns: readonly string[], ids: readonly string[], states: readonly string[]): fc.Arbitrary<string> {
  const usual = (at: number): fc.Arbitrary<string> => {
    if (at === 0) return fc.oneof(fc.constantFrom(...ids), cell);
    return columns[at] === 'state' || columns[at] === 'status' ? fc.oneof(fc.constantFrom(...states), cell) : cell;
  };
  const cells = fc.tuple(...columns.map((_, at) => usual(at)));
  const row = fc
    .tuple(cells, fc.integer({ min: 1, max: columns.length + 2 }), fc.boolean())
    .map(([all, count, whole]) => `| ${(whole ? all : all.slice(0, count)).join(' | ')} |`);
  return fc
    .array(row, { maxLength: 6 })
    .map((rows) => [`| ${columns.join(' | ')} |`, `|${'---|'.repeat(columns.length)}`, ...rows].join('\n'));
}

/** The other dialect, and blocked items: headings with bullets. */
const sections = fc
  .array(fc.tuple(fc.constantFrom('T-1', 'T-2', 'BLOCK-1', 'BLOCK-002'), cell, cell, cell, cell), { maxLength: 4 })
  .map((all) =>
    all
      .map(
        ([id, title, state, value, more]) =>
          `### ${id}: ${title}\n- **state**: ${state}\n- **status**: ${state}\n- **task**: ${value}\n- **artifact**:\n  - ${more}\n  - ${value}\n- **notes**: ${more}\n`,
      )
      .join('\n'),
  );

const policy = fc
  .tuple(cell, cell, cell)
  .map(
    ([one, two, three]) =>
      `---\norch:\n  version: 1\n  states: [${one}]\n  ${two}: ${three}\n  limits:\n    \n---\n\n# ${one}\n`,
  );

const record = fc
  .tuple(cell, cell)
  .map(
    ([one, two]) =>
      `---\nversion: 1\ntask: T-1\napproval: A-1\nfiles: ${one}\n---\n# ${two}\n\nT-1 A-1 ${one}\n\n~~~diff\n--- a/${one}\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n~~~\n`,
  );

type Text = (text: string) => string;
const shapes: readonly Text[] = [
  (text) => text,
  (text) => text,
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => `\uFEFF${text}`,
  (text) => text.replace(/\n/g, (_, at: number) => (at % 3 === 0 ? '\r' : at % 2 === 0 ? '\r\n' : '\n')),
  (text) => `# 課題 😀\n\n${text}\n\n<!-- x`,
  (text) => text.trimEnd(),
  (text) => `${text}\n\n${text}`,
];
const shape = fc.constantFrom(...shapes);

/** The files of a repository that means harm: path → text. */
export const ledgers: fc.Arbitrary<Readonly<Record<string, string>>> = fc
  .record({
    tasks: fc.oneof(table(TASK_COLUMNS, ['T-1', 'T-2', 'T-3'], ['PLAN', 'READY', 'DOING', 'REVIEW', 'DONE']), sections),
    approvals: table(APPROVAL_COLUMNS, ['A-1', 'A-2'], ['pending', 'approved']),
    blocked: sections,
    policy: fc.option(policy, { nil: '' }),
    record,
    shape,
  })
  .map(({ tasks, approvals, blocked, policy: rules, record: evidence, shape: shaped }) => ({
    'ORCH/STATE/TASKS.md': shaped(tasks),
    'ORCH/STATE/APPROVALS.md': shaped(approvals),
    'ORCH/STATE/flags.md': shaped('FREEZE=off\nAUTO_DECIDE=on\n'),
    'blocked_items.md': shaped(blocked),
    'PROJECT_RULES.md': rules,
    'ORCH/patches/2026-01/T-1-A-1.diff.md': shaped(evidence),
  }));
