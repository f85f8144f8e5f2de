import { describe, expect, it } from 'vitest';
import { reportText, type ReportFacts } from '../../client/src/report/text.js';
import { overview, root, task } from './support/overview.js';

const facts: ReportFacts = {
  orch: '1.2.3',
  vscode: '1.139.0',
  host: 'desktop',
  language: 'ja',
  trusted: true,
  server: 'running',
  overview: overview(
    root([task('SECRET-1', 1), task('SECRET-2', 2, { state: 'DONE', category: 'done' })], {
      name: 'secret shop',
      problems: { errors: 1, warnings: 0, infos: 0, hints: 2 },
      approvalCounts: { pending: 1, total: 3 },
    }),
  ),
  log: 'one\ntwo\n',
};

describe('the report', () => {
  it('says what a maintainer needs', () => {
    expect(reportText(facts)).toBe(
      [
        '### Orch report',
        '',
        '- Orch 1.2.3',
        '- VS Code 1.139.0 (desktop), display language ja',
        '- workspace trusted, language server running',
        '- root 1: 2 tasks (active 1, done 1), 3 approvals (1 pending), 1 error, 2 hints, no flags file, compared with nothing (no-git)',
        '',
        'The last 2 lines of the log:',
        '',
        '```text',
        'one',
        'two',
        '```',
        '',
      ].join('\n'),
    );
  });

  it('holds neither titles nor ids nor names of folders', () => {
    expect(reportText(facts).toLowerCase()).not.toContain('secret');
  });

  it('takes the end of a long log, which cannot end its own fence', () => {
    const log = Array.from({ length: 500 }, (_, line) => (line === 499 ? '````' : `line ${line}`)).join('\n');
    const text = reportText({ ...facts, log });
    expect(text).toContain('The last 100 lines of the log:\n\n`````text\nline 400\n');
    expect(text.trimEnd().endsWith('````\n`````')).toBe(true);
  });

  it('manages without a log or an overview', () => {
    const text = reportText({ ...facts, log: undefined, overview: undefined });
    expect(text).toContain('- no overview');
    expect(text).toContain('The log could not be read.');
  });
});
