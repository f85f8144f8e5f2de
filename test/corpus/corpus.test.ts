import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkJson, type JsonFinding } from '../support/cli.js';
import { folderWith } from '../support/folders.js';

/** Ledgers that people really kept. They lie beside the checkout where it is developed, and nowhere else. */
const corpus = fileURLToPath(new URL('../../../shared/corpus', import.meta.url));
const present = existsSync(join(corpus, 'EXPECTED.tsv'));
if (!present) process.stdout.write('corpus: skipped: no corpus\n');

interface Expected {
  readonly workspace: string;
  readonly file: string;
  readonly place: string;
  readonly rule: string;
  readonly now: string;
}

function expectations(): readonly Expected[] {
  const [, ...lines] = readFileSync(join(corpus, 'EXPECTED.tsv'), 'utf8').trimEnd().split('\n');
  return lines.map((line) => {
    const [workspace = '', file = '', place = '', rule = '', now = ''] = line.split('\t');
    return { workspace, file, place, rule, now };
  });
}

function meets(finding: JsonFinding, { file, place, rule }: Expected): boolean {
  const line = /^line:(\d+)$/.exec(place)?.[1];
  return (
    finding.file === file &&
    finding.rule === rule &&
    (line === undefined ? finding.id === place : finding.line === Number(line))
  );
}

/** A copy of a ledger folder with a policy of ours beside it. */
function withPolicy(name: string, policy: string): string {
  const folder = folderWith();
  cpSync(join(corpus, name), folder, { recursive: true });
  writeFileSync(join(folder, 'PROJECT_RULES.md'), `---\norch:\n${policy}---\n`);
  return folder;
}

/** Findings that would say that a ledger was not read rightly. */
function misread(findings: readonly JsonFinding[]): readonly JsonFinding[] {
  return findings.filter(
    ({ rule, severity }) =>
      /^(table|policy)\/|^task\/(id|state)-/.test(rule) && (severity === 'error' || severity === 'warning'),
  );
}

describe.runIf(present)('ledgers that people kept', () => {
  it('finds in them what is known to be wrong', async () => {
    const expected = expectations();
    const reports = new Map<string, readonly JsonFinding[]>();
    for (const { workspace, now } of expected) {
      const key = `${workspace} ${now}`;
      if (!reports.has(key)) reports.set(key, (await checkJson(join(corpus, workspace), '--now', now)).findings);
    }
    const missed = expected.filter(
      (one) => !reports.get(`${one.workspace} ${one.now}`)?.some((finding) => meets(finding, one)),
    );
    expect(missed).toEqual([]);
    expect(expected.length).toBeGreaterThan(40);
  });

  it('reads every task of a ledger of many tables under its own policy', async () => {
    const folder = withPolicy(
      'forgemaster-2026-02-05',
      `  paths: {tasks: TASK-STATUS.md}
  states: {PENDING: backlog, READY: ready, ASSIGNED: ready, RUNNING: active, REVIEW: review, FAILED: rework, DONE: done, BLOCKED: paused}
  events: {prepare: {from: READY, to: ASSIGNED, by: CMD}}
`,
    );
    const { findings, summary } = await checkJson(folder, '--now', '2026-02-05T00:00:00Z');
    const rows = readFileSync(join(folder, 'TASK-STATUS.md'), 'utf8')
      .split('\n')
      .filter((line) => /^\| P\d-\d{3} \|/.test(line));
    expect(summary.tasks).toBe(rows.length);
    expect(misread(findings)).toEqual([]);
  });

  it('reads every task of a ledger with states and owners of its own', async () => {
    const folder = withPolicy(
      'lam-test-agent-2026-03-15',
      `  paths: {tasks: TASK_MAP.md}
  states: {COMPLETE: done}
  actors: {'LTA-*': WORK, ARGD: WORK}
`,
    );
    const { findings, summary } = await checkJson(folder, '--now', '2026-03-15T00:00:00Z');
    const rows = readFileSync(join(folder, 'TASK_MAP.md'), 'utf8')
      .split('\n')
      .filter((line) => /^\| (phase|wave)/.test(line));
    expect(summary.tasks).toBe(rows.length);
    expect(misread(findings)).toEqual([]);
  });
});
