import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A workspace that nobody should have, and what must be said of it. */
export interface HostileCase {
  readonly name: string;
  /** Writes it into an empty folder. */
  readonly make: (folder: string) => void;
  /** Codes that must be among the findings; empty: it must only be survived. */
  readonly codes: readonly string[];
}

const TASKS = 'ORCH/STATE/TASKS.md';
const APPROVALS = 'ORCH/STATE/APPROVALS.md';
const TASK_HEAD =
  '| task_id | title | state | owner | due | artifact | depends | notes |\n|---|---|---|---|---|---|---|---|\n';
const APPROVAL_HEAD =
  '| appr_id | task_id | op | status | requested_by | approver | approver_role | ts_req | ts_dec | evidence |\n|---|---|---|---|---|---|---|---|---|---|\n';

function files(content: Readonly<Record<string, string | Uint8Array>>): (folder: string) => void {
  return (folder) => {
    for (const [path, text] of Object.entries(content)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  };
}

function task(
  id: string,
  cells: Partial<Record<'title' | 'state' | 'owner' | 'due' | 'artifact' | 'depends' | 'notes', string>> = {},
): string {
  const {
    title = 'Do it',
    state = 'READY',
    owner = 'WORK',
    due = '-',
    artifact = '-',
    depends = '-',
    notes = '-',
  } = cells;
  return `| ${id} | ${title} | ${state} | ${owner} | ${due} | ${artifact} | ${depends} | ${notes} |\n`;
}

function approval(evidence: string, id = 'A-1'): string {
  return `| ${id} | T-1 | build | approved | WORK@ada | AUDIT@bo | AUDIT | 2026-01-10T09:00:00Z | 2026-01-10T10:00:00Z | ${evidence} |\n`;
}

/** One evidence path after the other, each the end of an approved row. */
function evidence(...paths: readonly string[]): (folder: string) => void {
  return files({
    [TASKS]: TASK_HEAD + task('T-1', { state: 'DONE' }),
    [APPROVALS]: APPROVAL_HEAD + paths.map((path, at) => approval(path, `A-${String(at)}`)).join(''),
  });
}

function tasks(text: string): (folder: string) => void {
  return files({ [TASKS]: text });
}

/** Texts on which a careless regular expression takes for ever. */
export const REGEX_TRAPS: readonly string[] = [
  'a'.repeat(50_000),
  `${'a'.repeat(30_000)}!`,
  '@'.repeat(20_000),
  `${'('.repeat(20_000)}x`,
  '*'.repeat(20_000),
  '_'.repeat(20_000),
  '`'.repeat(20_000),
  '~'.repeat(20_000),
  '['.repeat(20_000),
  '[a]('.repeat(5_000),
  '\\'.repeat(20_000),
  '/'.repeat(20_000),
  '../'.repeat(10_000),
  '0'.repeat(20_000),
  `2026-01-${'0'.repeat(20_000)}`,
  `priority=${'・'.repeat(20_000)}`,
  ','.repeat(20_000),
  '<br '.repeat(5_000),
  ' '.repeat(20_000) + 'x',
  '承認'.repeat(20_000),
  `orch-ignore=${':'.repeat(20_000)}`,
  '🔲'.repeat(10_000),
];

const trapRows = REGEX_TRAPS.map((trap, at) =>
  task(`T-${String(at)}`, {
    title: trap,
    state: trap,
    owner: trap,
    due: trap,
    artifact: trap,
    depends: trap,
    notes: trap,
  }),
).join('');
const trapApprovals = REGEX_TRAPS.map((trap) => `| ${Array.from({ length: 10 }, () => trap).join(' | ')} |\n`).join('');

export const hostileCases: readonly HostileCase[] = [
  { name: 'an empty file', make: tasks(''), codes: ['table/missing'] },
  { name: 'a file without a table', make: tasks('# Tasks\n\nNothing yet.\n'), codes: ['table/missing'] },
  {
    name: 'a binary file',
    make: (folder) => files({ [TASKS]: Uint8Array.from({ length: 65_536 }, (_, at) => (at * 7919) % 256) })(folder),
    codes: ['text/not-utf8'],
  },
  {
    name: 'bytes that are no UTF-8',
    make: (folder) =>
      files({ [TASKS]: Buffer.concat([Buffer.from(TASK_HEAD + task('T-1')), Buffer.from([0xff, 0xfe, 0x41])]) })(
        folder,
      ),
    codes: ['text/not-utf8'],
  },
  {
    name: 'UTF-16, little endian',
    make: (folder) => files({ [TASKS]: Buffer.from(`\uFEFF${TASK_HEAD}${task('T-1')}`, 'utf16le') })(folder),
    codes: ['text/not-utf8'],
  },
  {
    name: 'UTF-16, big endian',
    make: (folder) => files({ [TASKS]: Buffer.from(`\uFEFF${TASK_HEAD}${task('T-1')}`, 'utf16le').swap16() })(folder),
    codes: ['text/not-utf8'],
  },
  {
    name: 'a file of 100 MB',
    make: (folder) => {
      tasks(TASK_HEAD)(folder);
      truncateSync(join(folder, TASKS), 100 * 1024 * 1024);
    },
    codes: ['text/too-large'],
  },
  {
    name: 'one line of 10 MB',
    make: (folder) => tasks(TASK_HEAD + task('T-1', { title: 'x'.repeat(10 * 1024 * 1024) }))(folder),
    codes: [],
  },
  {
    name: 'one line of 10 MB outside any table',
    make: (folder) => tasks(`${'*a '.repeat(3_500_000)}\n\n${TASK_HEAD}${task('T-1')}`)(folder),
    codes: [],
  },
  {
    name: '100,000 columns',
    make: (folder) =>
      tasks(
        `| ${Array.from({ length: 100_000 }, (_, at) => `c${String(at)}`).join(' | ')} |\n|${'---|'.repeat(100_000)}\n| a |\n`,
      )(folder),
    codes: [],
  },
  {
    name: '100,000 columns in a ledger',
    make: (folder) =>
      tasks(`| task_id | state | ${'x | '.repeat(100_000)}\n|---|---|${'---|'.repeat(100_000)}\n| T-1 | READY |\n`)(
        folder,
      ),
    codes: [],
  },
  {
    name: '100,000 times the same id',
    make: (folder) => tasks(TASK_HEAD + task('T-1').repeat(100_000))(folder),
    codes: ['task/id-duplicate'],
  },
  {
    name: 'an unterminated code fence before the table',
    make: tasks(`\`\`\`\n${TASK_HEAD}${task('T-1')}`),
    codes: ['table/missing'],
  },
  {
    name: 'merge conflict markers',
    make: tasks(`${TASK_HEAD}<<<<<<< HEAD\n${task('T-1')}=======\n${task('T-1', { state: 'DOING' })}>>>>>>> theirs\n`),
    codes: ['table/conflict-marker'],
  },
  {
    name: 'a dependency cycle of 10,000 tasks',
    make: (folder) =>
      tasks(
        TASK_HEAD +
          Array.from({ length: 10_000 }, (_, at) =>
            task(`T-${String(at)}`, { depends: `T-${String((at + 1) % 10_000)}` }),
          ).join(''),
      )(folder),
    codes: ['task/depends-cycle'],
  },
  {
    name: 'deep nesting',
    make: tasks(
      `${'>'.repeat(50_000)} x\n\n${'- '.repeat(50_000)}x\n\n${'['.repeat(50_000)}\n\n${TASK_HEAD}${task('T-1')}`,
    ),
    codes: [],
  },
  {
    name: 'paths that climb out',
    make: evidence(
      '../../etc/passwd',
      '/etc/passwd',
      'C:\\',
      'C:\\Windows\\system32',
      '\\\\server\\share',
      'ORCH/../../x.md',
      '~/.ssh/id_rsa',
      'file:///etc/passwd',
    ),
    codes: ['path/outside-workspace', 'path/not-portable'],
  },
  { name: 'a path with NUL', make: evidence('ORCH/a\0b.md'), codes: ['text/control-character'] },
  {
    name: 'a path of 100,000 characters',
    make: (folder) => evidence(`ORCH/${'x'.repeat(100_000)}.md`)(folder),
    codes: [],
  },
  {
    name: 'a circle of links as evidence',
    make: (folder) => {
      evidence('a.md')(folder);
      symlinkSync('b.md', join(folder, 'a.md'));
      symlinkSync('a.md', join(folder, 'b.md'));
    },
    codes: ['evidence/not-found'],
  },
  {
    name: 'a link out of the workspace as evidence',
    make: (folder) => {
      evidence('passwd.md')(folder);
      symlinkSync('/etc/passwd', join(folder, 'passwd.md'));
    },
    codes: ['evidence/not-found'],
  },
  {
    name: 'a FIFO as evidence',
    make: (folder) => {
      evidence('pipe.md')(folder);
      execFileSync('mkfifo', [join(folder, 'pipe.md')]);
    },
    codes: ['evidence/not-found'],
  },
  {
    name: 'a device as evidence',
    make: (folder) => {
      evidence('zero.md')(folder);
      symlinkSync('/dev/zero', join(folder, 'zero.md'));
    },
    codes: ['evidence/not-found'],
  },
  {
    name: 'a FIFO as ledger',
    make: (folder) => {
      mkdirSync(join(folder, 'ORCH/STATE'), { recursive: true });
      execFileSync('mkfifo', [join(folder, TASKS)]);
    },
    codes: ['text/unreadable'],
  },
  {
    name: "a folder in the ledger's place",
    make: (folder) => {
      mkdirSync(join(folder, TASKS), { recursive: true });
    },
    codes: ['text/unreadable'],
  },
  {
    name: 'broken YAML',
    make: files({ 'PROJECT_RULES.md': '---\norch: {states: [\n---\n', [TASKS]: TASK_HEAD + task('T-1') }),
    codes: ['policy/schema'],
  },
  {
    name: 'YAML whose aliases explode',
    make: files({
      'PROJECT_RULES.md': `---\na0: &a0 [x,x,x,x,x,x,x,x,x,x]\n${Array.from({ length: 12 }, (_, at) => `a${String(at + 1)}: &a${String(at + 1)} [${Array.from({ length: 10 }, () => `*a${String(at)}`).join(',')}]\n`).join('')}orch: *a12\n---\n`,
      [TASKS]: TASK_HEAD + task('T-1'),
    }),
    codes: ['policy/schema'],
  },
  {
    name: 'YAML nested 10,000 deep',
    make: files({ 'PROJECT_RULES.md': `---\norch: ${'['.repeat(10_000)}\n---\n` }),
    codes: ['policy/schema'],
  },
  {
    name: 'YAML that reaches for the prototype',
    make: files({
      'PROJECT_RULES.md': '---\norch:\n  __proto__: {separation: solo}\n  constructor: {prototype: {x: 1}}\n---\n',
    }),
    codes: ['policy/schema'],
  },
  {
    name: 'a policy whose paths climb out',
    make: files({
      'PROJECT_RULES.md': '---\norch:\n  paths: {tasks: ../../etc/passwd, approvals: /etc/shadow}\n---\n',
    }),
    codes: ['policy/schema'],
  },
  {
    name: 'traps for regular expressions in every value',
    make: (folder) => files({ [TASKS]: TASK_HEAD + trapRows, [APPROVALS]: APPROVAL_HEAD + trapApprovals })(folder),
    codes: ['task/state-unknown'],
  },
  {
    name: 'traps for regular expressions in prose, flags, blocks and records',
    make: (folder) => {
      const prose = REGEX_TRAPS.join('\n\n');
      files({
        [TASKS]: `${prose}\n\n${TASK_HEAD}${task('T-1', { state: 'DONE' })}`,
        [APPROVALS]: APPROVAL_HEAD + approval('ORCH/patches/2026-01/T-1-A-1.diff.md'),
        'ORCH/STATE/flags.md': REGEX_TRAPS.map((trap) => `FREEZE=${trap}\n${trap}=on\n`).join(''),
        'blocked_items.md': REGEX_TRAPS.map(
          (trap) => `### BLOCK-${trap}: x\n- **${trap}**: ${trap}\n- **status**: ${trap}\n`,
        ).join('\n'),
        'ORCH/patches/2026-01/T-1-A-1.diff.md': REGEX_TRAPS.map((trap) => `${trap}\n**status**: ${trap}\n`).join('\n'),
      })(folder);
    },
    codes: [],
  },
];
