import * as fc from 'fast-check';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { orch } from '../../support/cli.js';
import { folderWith, MEMORY } from '../../support/folders.js';
import { seed } from '../../support/seed.js';

const HEADER = '| task_id | title | state | owner |\n|---|---|---|---|\n';
const TASKS = 'ORCH/STATE/TASKS.md';

/** What GitHub's runner makes of a line: a command with its properties, as its documentation has it. */
function commandIn(line: string): { level: string; properties: Record<string, string>; message: string } | undefined {
  const found = /^::(\w+) (.*?)::(.*)$/.exec(line.trim());
  const [level = '', said = '', data = ''] = found?.slice(1) ?? [];
  if (level === '') return undefined;
  const unescape = (text: string): string =>
    text
      .replaceAll('%2C', ',')
      .replaceAll('%3A', ':')
      .replaceAll('%0A', '\n')
      .replaceAll('%0D', '\r')
      .replaceAll('%25', '%');
  const pairs = said
    .split(',')
    .map((pair) => [pair.slice(0, pair.indexOf('=')), unescape(pair.slice(pair.indexOf('=') + 1))] as const);
  return {
    level,
    properties: Object.fromEntries(pairs),
    message: unescape(data),
  };
}

describe('orch check --format github', () => {
  it('is a command for each finding, at its place in the repository', async () => {
    const folder = folderWith({ [`a,b:c%/${TASKS}`]: `${HEADER}| T-1 | Login | 100%, WAITING:: | WORK |\n` });
    spawnSync('git', ['init', '-q'], { cwd: folder });
    const { code, out } = await orch(['check', '--format', 'github', join(folder, 'a,b:c%')]);
    expect(code).toBe(1);
    const line = out.split('\n').find((one) => one.includes('state-unknown')) ?? '';
    expect(line).toMatch(
      /^::error file=a%2Cb%3Ac%25\/ORCH\/STATE\/TASKS\.md,line=3,endLine=3,col=17,endColumn=32,title=task\/state-unknown::/,
    );
    expect(commandIn(line)).toMatchObject({
      level: 'error',
      properties: { file: `a,b:c%/${TASKS}` },
      message: expect.stringContaining('100%, WAITING::') as unknown,
    });
  });

  it('lists what GitHub does not show, the gravest first', async () => {
    const rows = Array.from({ length: 14 }, (_, at) => `| T-${String(at)} | Do | WAITING | WORK |\n`).join('');
    const { out } = await orch(['check', '--format', 'github', folderWith({ [TASKS]: HEADER + rows })]);
    const lines = out.split('\n');
    expect(lines.filter((line) => line.startsWith('::error '))).toHaveLength(10);
    expect(lines.indexOf(lines.find((line) => line.startsWith('::notice')) ?? '')).toBeGreaterThan(9);
    expect(out).toMatch(
      /GitHub shows the first 10 annotations of each level; \d+ more findings stand here:\n {2}ORCH\/STATE\/TASKS\.md:13:/,
    );
    expect(lines.filter((line) => /^ {2}ORCH.* task\/state-unknown$/.test(line))).toHaveLength(4);
    expect(out).toMatch(/\n14 errors, .* read\n$/);
  });

  it('lets no ledger bring a command of its own', async () => {
    const evil = fc.array(
      fc.oneof(
        fc.constantFrom(
          '::error::',
          '##[add-mask]x',
          '::add-mask::',
          '\u2028',
          '%0A',
          '%',
          ':',
          ',',
          '\t',
          '::stop-commands::x',
        ),
        fc.string({ unit: 'binary', maxLength: 4 }).filter((text) => !/[|\n\r\\`<>]/.test(text)),
      ),
      { maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(evil, fc.integer({ min: 1, max: 14 }), async (parts, count) => {
        const cell = parts.join('');
        const rows = Array.from({ length: count }, () => `| T-1 | Do | WAITING${cell} | WORK |\n`).join('');
        const { out } = await orch(['check', '--format', 'github', folderWith({ [TASKS]: HEADER + rows }, MEMORY)]);
        for (const line of out.split(/[\r\n]/)) {
          const command = commandIn(line);
          if (command === undefined) expect(line).not.toMatch(/^\s*::|##\[/);
          else expect(command.level).toMatch(/^(?:error|warning|notice)$/);
        }
      }),
      { seed, numRuns: 60 },
    );
  });
});
