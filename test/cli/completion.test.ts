import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../server/src/cli/commands/index.js';
import { FORMS } from '../../server/src/cli/moves/forms.js';
import { orch } from '../support/cli.js';
import { folderWith } from '../support/folders.js';

const TASKS = `| task_id | title | state | owner |
|---|---|---|---|
| T-1 | Login | READY | WORK@ada |
| T-2 | Reset | DOING | WORK |
| T:3 | Logout | READY | WORK |
| ログイン | Kana | READY | WORK |
`;
const APPROVALS = `| appr_id | task_id | op | status | requested_by | approver | approver_role | ts_req | ts_dec | evidence |
|---|---|---|---|---|---|---|---|---|---|
| A-1 | T-1 | build | pending | WORK@ada | - | - | 2026-01-14T09:00:00Z | - | - |
| A-2 | T-1 | build | approved | WORK@ada | CMD@dana | CMD | 2026-01-14T09:00:00Z | 2026-01-14T10:00:00Z | - |
`;

/** How each shell is asked what it would complete a line with: a script that prints one candidate a line. */
const SHELLS: Readonly<Record<string, (script: string, line: string) => readonly string[]>> = {
  bash: (script, line) => [
    '--norc',
    '-c',
    `source ${script}
COMP_LINE=$1; COMP_POINT=\${#1}; eval "COMP_WORDS=($1)"; [[ $1 == *' ' ]] && COMP_WORDS+=(''); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
COMPREPLY=(); _orch; for one in "\${COMPREPLY[@]}"; do printf '%s\\n' "$one"; done`,
    'bash',
    line,
  ],
  zsh: (script, line) => [
    '-f',
    '-c',
    `compdef() { : }
source ${script}
compadd() { while [[ $1 == -* ]]; do if [[ $1 == -- ]]; then shift; break; elif [[ $1 == -S ]]; then shift 2; else shift; fi; done; local one; for one in "$@"; do [[ $one == "$words[CURRENT]"* ]] && print -r -- $one; done }
_files() { local one; for one in "$words[CURRENT]"*(N); do print -r -- $one; done }
words=("\${(@s: :)1}"); CURRENT=$#words
_orch`,
    'zsh',
    line,
  ],
  fish: (script, line) => [
    '--no-config',
    '-c',
    `source ${script}; complete -C "$argv[1]" | string replace -r '\\t.*' ''`,
    line,
  ],
};

const installed = Object.keys(SHELLS).filter((shell) => spawnSync(shell, ['-c', 'exit 0']).status === 0);

let folder = '';
let bin = '';

beforeAll(async () => {
  folder = folderWith({ 'ORCH/STATE/TASKS.md': TASKS, 'ORCH/STATE/APPROVALS.md': APPROVALS, 'src/login.ts': '' });
  bin = folderWith();
  for (const shell of installed) writeFileSync(join(bin, `${shell}.sh`), (await orch(['completion', shell])).out);
  // What the real orch answers here, so that no bundle has to be built for it.
  for (const subject of ['task', 'approval', 'role', 'record', 'blocked']) {
    for (const form of ['', 'status', 'explain', ...FORMS.map(({ words }) => words.join(' '))]) {
      const { out } = await orch(['__complete', subject, form], { cwd: folder });
      mkdirSync(join(bin, 'answers', subject), { recursive: true });
      writeFileSync(join(bin, 'answers', subject, `${form}.txt`), out);
    }
  }
  writeFileSync(join(bin, 'orch'), `#!/bin/sh\ncat "${bin}/answers/$2/$3.txt"\n`, { mode: 0o755 });
});

function completed(shell: string, line: string): readonly string[] {
  const args = SHELLS[shell]!(join(bin, `${shell}.sh`), line);
  const env = { ...process.env, PATH: `${bin}:${process.env['PATH'] ?? ''}`, LANG: 'C.UTF-8', HOME: bin };
  const { stdout, stderr } = spawnSync(shell, args, { cwd: folder, env, encoding: 'utf8' });
  if (stderr !== '') throw new Error(stderr);
  return stdout
    .split('\n')
    .filter((one) => one !== '')
    .sort();
}

describe('the words that orch offers a shell', () => {
  const asked = async (...words: string[]): Promise<readonly string[]> =>
    (await orch(['__complete', ...words], { cwd: folder })).out.split('\n').filter((one) => one !== '');

  it('are the ids that a move can happen to', async () => {
    expect(await asked('task', 'start')).toEqual(['T-1', 'T:3', 'ログイン']);
    expect(await asked('task', 'submit')).toEqual(['T-2']);
    expect(await asked('task', 'assign')).toEqual(['T-1', 'T-2', 'T:3', 'ログイン']);
    expect(await asked('approval', 'approve')).toEqual(['A-1']);
    expect(await asked('role')).toEqual(['CMD', 'AUDIT', 'WORK', 'WORK@ada']);
  });

  it('are none for what it does not know, and it is in no help', async () => {
    expect((await orch(['__complete', 'weather'])).code).toBe(2);
    expect((await orch(['help'])).out).not.toContain('__complete');
    expect((await orch(['completion', 'bash'])).out).not.toContain("'__complete')");
  });
});

describe('orch completion', () => {
  it('wants to know which shell', async () => {
    const { code, err } = await orch(['completion', 'tcsh']);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('bash|zsh|fish') as unknown });
  });

  it('always finds a bash to be tested with', () => {
    expect(installed).toContain('bash');
  });

  describe.each(installed)('%s', (shell) => {
    it('completes every command and move by its words', () => {
      const firsts = [
        ...commands.filter(({ hidden }) => hidden !== true),
        ...FORMS.map(({ words }) => ({ name: words[0] })),
      ];
      expect(completed(shell, 'orch ')).toEqual([...new Set([...firsts.map(({ name }) => name), 'help'])].sort());
      expect(completed(shell, 'orch re')).toEqual([
        'ready',
        'recover',
        'reject',
        'rename',
        'reopen',
        'request',
        'resume',
        'return',
      ]);
      expect(completed(shell, 'orch lock ')).toEqual(['acquire', 'clean', 'extend', 'hold', 'release', 'steal']);
      expect(completed(shell, 'orch blocked es')).toEqual(['escalate']);
    });

    it.each([
      ['orch start ', ['T-1', 'T:3', 'ログイン']],
      ['orch start T-', ['T-1']],
      ['orch --as WORK start ', ['T-1', 'T:3', 'ログイン']],
      ['orch lock acquire T-', ['T-1', 'T-2']],
      ['orch approve ', ['A-1']],
      ['orch status A', ['A-1', 'A-2']],
      ['orch archive T-1 T-', ['T-1', 'T-2']],
      ['orch assign T-1 WORK', ['WORK', 'WORK@ada']],
      ['orch submit T-2 --art', ['--artifact']],
      ['orch request T-1 --kind ex', ['execute']],
      ['orch plan Logout --depends T-', ['T-1', 'T-2']],
      ['orch start T-1 ', []],
      ['orch undo ', []],
      ['orch completion f', ['fish']],
      ['orch baseline ', ['prune', 'write']],
      ['orch --lang ', ['en', 'ja']],
    ] as const)('completes "%s" with %j', (line, expected) => {
      expect(completed(shell, line)).toEqual([...expected].sort());
    });

    it('completes what bash itself would split', () => {
      const tail = shell === 'bash' ? '3' : 'T:3';
      expect(completed(shell, 'orch start T:')).toEqual([tail]);
      const values = ['AUTO_DECIDE=off', 'AUTO_DECIDE=on', 'AUTO_DECIDE=shadow'];
      expect(completed(shell, 'orch flags set AUTO_')).toEqual(values);
    });

    it('completes files where a path is wanted', () => {
      expect(completed(shell, 'orch submit T-2 --artifact src/l').map((one) => one.trim())).toEqual(['src/login.ts']);
    });
  });
});
