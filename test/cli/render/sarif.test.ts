import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkJson, orch } from '../../support/cli.js';
import { folderWith } from '../../support/folders.js';
import { git, repositoryWith, write } from '../../support/git.js';
import { readSarif, type SarifRun } from '../../support/sarif.js';

const HEADER = '| task_id | title | state | owner | due |\n|---|---|---|---|---|\n';
const WAITING = '| T-1 | 🗒️ Login | WAITING | WORK | - |\n';
const TASKS = 'ORCH/STATE/TASKS.md';

const NOTED = '| task_id | title | state | due | notes |\n|---|---|---|---|---|\n';
const noted = (id: string, notes: string): string => `| ${id} | Login | READY | 2026-01-01 | ${notes} |\n`;

async function sarif(cwd: string, ...options: readonly string[]): Promise<SarifRun> {
  const { code, out, err } = await orch(['check', '--format', 'sarif', ...options], { cwd });
  if (code > 1) throw new Error(err);
  const [run] = readSarif(out).runs;
  if (run === undefined) throw new Error('no run');
  return run;
}

describe('orch check --format sarif', () => {
  it('is valid for both examples, and for a folder without ledgers', async () => {
    for (const name of ['healthy', 'troubled']) {
      const run = await sarif(join(import.meta.dirname, '../../../examples', name));
      expect(run.results.length > 0, name).toBe(name === 'troubled');
    }
    expect((await sarif(folderWith({}))).results).toEqual([]);
  });

  it('says where in UTF-16 units, from the top of the repository', async () => {
    const folder = folderWith({ [`teams/a b#1/${TASKS}`]: HEADER + WAITING });
    spawnSync('git', ['init', '-q'], { cwd: folder });
    const run = await sarif(join(folder, 'teams/a b#1'));
    expect(run.columnKind).toBe('utf16CodeUnits');
    expect(run.automationDetails.id).toBe('orch/check/teams/a%20b%231/');
    const found = run.results.find(({ ruleId }) => ruleId === 'task/state-unknown');
    expect(found).toMatchObject({
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'teams/a%20b%231/ORCH/STATE/TASKS.md', uriBaseId: 'SRCROOT' },
            region: { startLine: 3, startColumn: 21, endLine: 3, endColumn: 28 },
          },
          logicalLocations: [{ name: 'T-1' }],
        },
      ],
    });
  });

  it('describes every rule, with the level that the policy gives it', async () => {
    const policy = '---\norch:\n  severities: {task/overdue: error, path/*: "off"}\n---\n';
    const run = await sarif(folderWith({ 'PROJECT_RULES.md': policy }));
    const { rules } = run.tool.driver;
    const at = rules.findIndex(({ id }) => id === 'task/overdue');
    expect(rules[at]).toMatchObject({
      defaultConfiguration: { level: 'warning' },
      help: { markdown: expect.stringMatching(/\*\*Why\.\*\*[\s\S]*```text\n=== [\s\S]*```\n$/) as unknown },
    });
    const [{ ruleConfigurationOverrides } = { ruleConfigurationOverrides: [] }] = run.invocations;
    expect(ruleConfigurationOverrides).toContainEqual({
      descriptor: { id: 'task/overdue', index: at },
      configuration: { enabled: true, level: 'error' },
    });
    expect(ruleConfigurationOverrides).toContainEqual(
      expect.objectContaining({ configuration: { enabled: false } }) as unknown,
    );
  });

  it('gives a finding a fingerprint that stays while rows move and goes with the cell', async () => {
    const fingerprints = async (rows: string): Promise<readonly string[]> => {
      const { results } = await sarif(folderWith({ [TASKS]: HEADER + rows }));
      return results
        .filter(({ ruleId }) => ruleId === 'task/state-unknown')
        .map(({ partialFingerprints }) => Object.values(partialFingerprints).join());
    };
    const [one = ''] = await fingerprints(WAITING);
    const moved = await fingerprints(
      `| T-0 | Before | READY | WORK | - |\n| T-9 | Other | WAITING | WORK | - |\n${WAITING}`,
    );
    expect(moved).toHaveLength(2);
    expect(moved[1]).toBe(one);
    expect(await fingerprints(WAITING.replace('WAITING', 'WAITED'))).not.toContain(one);
    const twice = await fingerprints(WAITING + WAITING);
    expect(twice).toEqual([one, one.replace(/:1$/, ':2')]);
  });

  it('shows what the baseline accepts as suppressed, and only the rest as new', async () => {
    const folder = folderWith({ [TASKS]: HEADER + WAITING });
    expect((await orch(['baseline', 'write', '-C', folder])).code).toBe(0);
    const accepted = await sarif(folder);
    expect(accepted.results.length).toBeGreaterThan(0);
    expect(accepted.results.map(({ baselineState }) => baselineState)).not.toContain('new');
    expect(accepted.results[0]?.suppressions).toMatchObject([{ kind: 'external', status: 'accepted' }]);
    const all = await sarif(folder, '--no-baseline');
    expect(all.results.filter((one) => 'baselineState' in one || 'suppressions' in one)).toEqual([]);
    expect(all.results[0]?.partialFingerprints).toEqual(accepted.results[0]?.partialFingerprints);
  });

  it('shows what orch-ignore hides as suppressed in the source, with the reason, and says of all others that they are not', async () => {
    const why = 'orch-ignore=task/overdue:the law comes in March';
    const above = '<!-- orch-ignore table/missing-column: four are enough -->\n\n';
    const folder = folderWith({ [TASKS]: above + NOTED + noted('T-1', why) + noted('T-2', '-') });
    const shown = (await checkJson(folder)).findings.map(({ rule, id }) => `${rule} ${String(id)}`);
    expect(shown).toContain('task/overdue T-2');
    const { results } = await sarif(folder);
    const suppressed = results.filter(({ suppressions = [] }) => suppressions.length > 0);
    expect(suppressed.map(({ ruleId, suppressions }) => [ruleId, suppressions])).toEqual([
      ['table/missing-column', [{ kind: 'inSource', status: 'accepted', justification: 'four are enough' }]],
      ['task/overdue', [{ kind: 'inSource', status: 'accepted', justification: 'the law comes in March' }]],
    ]);
    expect(results).toHaveLength(shown.length + suppressed.length);
    expect(results.every(({ suppressions }) => suppressions !== undefined)).toBe(true);
    expect(results.some((one) => 'baselineState' in one)).toBe(false);
  });

  it('shows what is staged and suppressed, and no suppression that does not count yet', async () => {
    const why = 'orch-ignore=task/overdue:later';
    const folder = repositoryWith({ [TASKS]: NOTED + noted('T-1', why) + noted('T-2', '-') });
    write(folder, { [TASKS]: NOTED + noted('T-1', why) + noted('T-2', why) });
    git(folder, 'add', '-A');
    for (const options of [[], ['--staged']]) {
      const { results } = await sarif(folder, ...options);
      const overdue = results.filter(({ ruleId }) => ruleId === 'task/overdue');
      expect(overdue.map(({ suppressions }) => suppressions?.length)).toEqual([0, 1]);
    }
  });

  it('makes neither a link nor a placeholder of what a ledger says', async () => {
    const state = '[click](https://example.org) {0}';
    const { results } = await sarif(folderWith({ [TASKS]: HEADER + WAITING.replace('WAITING', state) }));
    const found = results.find(({ ruleId }) => ruleId === 'task/state-unknown');
    expect(found?.message.text).toContain('\\[click](https://example.org) {{0}}');
  });

  it('carries quick fixes', async () => {
    const { results } = await sarif(folderWith({ [TASKS]: HEADER + WAITING.replace('WAITING', 'READDY') }));
    const fixes = results.flatMap((one) => one.fixes ?? []);
    expect(fixes).toContainEqual(
      expect.objectContaining({
        artifactChanges: [
          expect.objectContaining({
            replacements: [expect.objectContaining({ insertedContent: { text: expect.any(String) as unknown } })],
          }),
        ],
      }) as unknown,
    );
  });
});
