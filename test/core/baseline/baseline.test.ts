import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyBaseline,
  Checker,
  formatBaseline,
  makeBaseline,
  pruneBaseline,
  readBaseline,
  type Baseline,
  type Finding,
  type Workspace,
} from '../../../server/src/core/index.js';
import { isAcceptable } from '../../../server/src/core/baseline/types.js';
import { factsOf, openFixture, readFixture } from '../../support/fixture.js';
import { ledgerFiles } from '../rules/ledgers.js';
import { seed } from '../../support/seed.js';

const numRuns = Number(process.env['ORCH_RUNS'] ?? 60);
const NOW = Date.UTC(2026, 0, 15, 12);

interface Checked {
  readonly workspace: Workspace;
  readonly findings: readonly Finding[];
}

function check(files: ReadonlyMap<string, string>): Checked {
  const workspace = openFixture(files);
  return { workspace, findings: new Checker().check(workspace, factsOf(files), NOW).findings };
}

const checkText = (fixture: string): Checked => check(readFixture(fixture).files);

const ledger = (...rows: string[]): string => `
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner | due | artifact | notes |
|---------|-------|-------|-------|-----|----------|-------|
${rows.join('\n')}
`;

const OVERDUE = '| T-1 | Login | READY | WORK | 2026-01-01 | - | - |';
const BLANK = '| T-2 | Logo | READY | WORK |  | - | - |';

function read(text: string): Baseline {
  const reading = readBaseline(text);
  if (reading.kind !== 'read') throw new Error(reading.kind);
  return reading.baseline;
}

const acceptable = ({ code }: Finding): boolean => isAcceptable(code);

describe('laws of the baseline', () => {
  it('finds nothing fresh right after it was written, but what none accepts', () => {
    fc.assert(
      fc.property(ledgerFiles, (files) => {
        const { workspace, findings } = check(files);
        const written = read(formatBaseline(makeBaseline(findings, workspace)));
        expect(applyBaseline(findings, written, workspace)).toMatchObject({
          fresh: findings.filter((finding) => !acceptable(finding)),
          accepted: findings.filter(acceptable),
        });
      }),
      { seed, numRuns },
    );
  });

  it('parts findings into fresh and accepted ones without losing any', () => {
    fc.assert(
      fc.property(ledgerFiles, fc.func(fc.boolean()), (files, keep) => {
        const { workspace, findings } = check(files);
        const some = findings.filter((finding) => acceptable(finding) && keep(finding));
        const { fresh, accepted } = applyBaseline(findings, makeBaseline(some, workspace), workspace);
        expect(accepted).toHaveLength(some.length);
        expect(new Set([...fresh, ...accepted])).toEqual(new Set(findings));
      }),
      { seed, numRuns },
    );
  });

  it('prunes to what is found, once and for all, and never accepts more', () => {
    fc.assert(
      fc.property(ledgerFiles, ledgerFiles, (before, after) => {
        const [old, now] = [check(before), check(after)];
        const baseline = makeBaseline(old.findings, old.workspace);
        const pruned = pruneBaseline(baseline, now.findings, now.workspace);
        expect(pruneBaseline(pruned, now.findings, now.workspace)).toEqual(pruned);
        const fresh = (accepting: Baseline): readonly Finding[] =>
          applyBaseline(now.findings, accepting, now.workspace).fresh;
        expect(fresh(pruned)).toEqual(fresh(baseline));
        expect(pruneBaseline(baseline, old.findings, old.workspace)).toEqual(baseline);
      }),
      { seed, numRuns },
    );
  });

  it('is the same text whatever the order of the findings, and reads back as it was', () => {
    fc.assert(
      fc.property(ledgerFiles, (files) => {
        const { workspace, findings } = check(files);
        const baseline = makeBaseline(findings, workspace);
        expect(formatBaseline(makeBaseline([...findings].reverse(), workspace))).toBe(formatBaseline(baseline));
        expect(read(formatBaseline(baseline))).toEqual(baseline);
      }),
      { seed, numRuns },
    );
  });

  it('never throws on any text', () => {
    const broken = fc.oneof(
      fc.string(),
      fc.json(),
      fc.json().map((text) => `{"version":1,"findings":[${text}]}`),
    );
    fc.assert(
      fc.property(broken, (text) => {
        expect(['read', 'newer', 'malformed']).toContain(readBaseline(text).kind);
      }),
      { seed, numRuns: numRuns * 10 },
    );
  });
});

describe('what a baseline knows a finding by', () => {
  const { workspace, findings } = checkText(ledger(OVERDUE, BLANK));
  const baseline = makeBaseline(findings, workspace);
  const fresh = (fixture: string): string[] => {
    const now = checkText(fixture);
    return applyBaseline(now.findings, baseline, now.workspace).fresh.map(({ code, id }) =>
      `${code} ${id ?? ''}`.trim(),
    );
  };

  it('accepts a row that has moved', () => {
    expect(fresh(`${ledger(BLANK, OVERDUE)}\nText below.`)).toEqual([]);
  });

  it('does not accept another text in the cell, nor another record, nor another rule', () => {
    expect(fresh(ledger(OVERDUE.replace('2026-01-01', '2026-01-02'), BLANK))).toEqual(['task/overdue T-1']);
    expect(fresh(ledger(OVERDUE.replace('T-1', 'T-9'), BLANK))).toEqual(['task/overdue T-9']);
    expect(fresh(ledger(OVERDUE.replace('READY', 'REDY'), BLANK))).toContain('task/state-unknown T-1');
  });

  it('accepts findings that come with the time like all others', () => {
    expect(baseline.findings.map(({ rule }) => rule)).toContain('task/overdue');
  });

  it('does not mind how lines end', () => {
    const { files } = readFixture(ledger(OVERDUE, BLANK));
    const crlf = check(new Map([...files].map(([path, text]) => [path, text.replaceAll('\n', '\r\n')])));
    expect(applyBaseline(crlf.findings, baseline, crlf.workspace).fresh).toEqual([]);
  });

  it('counts equal findings', () => {
    const twice = checkText(ledger(BLANK, BLANK));
    const blank = (found: readonly Finding[]): number => found.filter(({ code }) => code === 'table/blank-cell').length;
    expect(blank(twice.findings)).toBe(2);
    expect(blank(applyBaseline(twice.findings, baseline, twice.workspace).fresh)).toBe(1);
  });
});

describe('the file', () => {
  it('is one finding a line, sorted, with a version', () => {
    const { workspace, findings } = checkText(ledger(OVERDUE));
    const text = formatBaseline(
      makeBaseline(
        findings.filter(({ code }) => code === 'task/overdue'),
        workspace,
      ),
    );
    expect(text).toMatchInlineSnapshot(`
      "{
        "version": 1,
        "findings": [
          {"file":"ORCH/STATE/TASKS.md","rule":"task/overdue","id":"T-1","digest":"aa939a761f410928b499b4f7a5fa056065e40c2b2b771be5a180bf40b559d81f","count":1}
        ]
      }
      "
    `);
  });

  it('keeps the fields that it does not know, in the file and in a finding that stays', () => {
    const { workspace, findings } = checkText(ledger(OVERDUE, BLANK));
    const text = formatBaseline(makeBaseline(findings, workspace));
    const extended = text
      .replace('"version": 1,', '"version": 1,\n  "note": {"by": "ada"},')
      .replaceAll('"count":1', '"count":1,"why":"old"');
    const before = read(extended);
    expect(read(formatBaseline(before))).toEqual(before);
    for (const after of [makeBaseline(findings, workspace, before), pruneBaseline(before, findings, workspace)]) {
      expect(after.rest).toEqual({ note: { by: 'ada' } });
      expect(after.findings.every(({ rest }) => rest['why'] === 'old')).toBe(true);
    }
  });

  it('is refused by name when a newer Orch made it', () => {
    expect(readBaseline('{"version": 2, "anything": []}')).toEqual({ kind: 'newer', version: 2, supported: 1 });
  });

  it.each([
    ['', ''],
    ['not JSON', ''],
    ['[]', ''],
    ['{"findings": []}', 'version'],
    ['{"version": "1", "findings": []}', 'version'],
    ['{"version": 1}', 'findings'],
    ['{"version": 1, "findings": [1]}', 'findings[0]'],
    ['{"version": 1, "findings": [{"file": "a", "rule": "b", "id": null}]}', 'findings[0].digest'],
    [
      '{"version": 1, "findings": [{"file": "a", "rule": "b", "id": null, "digest": "c", "count": 0}]}',
      'findings[0].count',
    ],
  ])('is refused with the place where it is broken: %s', (text, at) => {
    expect(readBaseline(text)).toEqual({ kind: 'malformed', at });
  });

  it('reads version 1 for ever', () => {
    const text = `{
  "version": 1,
  "findings": [
    {"file":"ORCH/STATE/TASKS.md","rule":"task/overdue","id":"T-1","digest":"5f0f6ffb1c4a0e9f1a3fc0a3be7c2a3a1e2d3c4b5a69788796a5b4c3d2e1f0ff","count":2}
  ]
}
`;
    expect(read(text).findings).toEqual([
      {
        file: 'ORCH/STATE/TASKS.md',
        rule: 'task/overdue',
        id: 'T-1',
        digest: '5f0f6ffb1c4a0e9f1a3fc0a3be7c2a3a1e2d3c4b5a69788796a5b4c3d2e1f0ff',
        count: 2,
        rest: {},
      },
    ]);
    expect(formatBaseline(read(text))).toBe(text);
  });

  it('takes the larger count where a merge left both lines', () => {
    const one = '{"file":"a","rule":"b","id":null,"digest":"c","count":1}';
    const text = `{"version":1,"findings":[${one},${one.replace(':1}', ':3}')},${one}]}`;
    expect(read(text).findings.map(({ count }) => count)).toEqual([3]);
  });
});

describe('a baseline', () => {
  const { workspace, findings } = checkText(ledger(OVERDUE));
  const [debt] = findings;

  it.each([
    'history/immutable-cell-changed',
    'history/skipped-states',
    'policy/weakened',
    'flags/changed',
    'audit/chain-broken',
    'evidence/changed-after-decision',
  ] as const)('never accepts %s, even where it says so', (code) => {
    const passed = { ...debt!, code };
    const all = [debt!, passed];
    const made = makeBaseline(all, workspace);
    expect(made.findings.map(({ rule }) => rule)).toEqual([debt!.code]);
    const claimed = { ...made, findings: [...made.findings, { ...made.findings[0]!, rule: code }] };
    expect(applyBaseline(all, claimed, workspace)).toMatchObject({ fresh: [passed], accepted: [debt] });
    expect(pruneBaseline(claimed, all, workspace)).toEqual(made);
  });
});
