import { expect } from 'vitest';
import {
  describe as sentence,
  Lines,
  messagesFor,
  fixTitle,
  applyEdits,
  type Finding,
  type FindingCode,
} from '../../../server/src/core/index.js';
import { checkFixture, readFixture } from '../../support/fixture.js';

export const TASKS = 'ORCH/STATE/TASKS.md';
export const APPROVALS = 'ORCH/STATE/APPROVALS.md';

/** A table from rows whose cells are divided by ` | `; the first one is the header. */
export function table(...rows: readonly string[]): string {
  const [header = '', ...body] = rows;
  const delimiter = header
    .split(' | ')
    .map(() => '---')
    .join(' | ');
  return [header, delimiter, ...body].map((row) => `| ${row} |`).join('\n');
}

/** A fixture with a task ledger of these rows, and further files (`=== PATH` and text). */
export function ledger(rows: readonly string[], ...more: readonly string[]): string {
  return [`=== ${TASKS}`, table(...rows), ...more].join('\n');
}

/** An approval ledger of these rows, to follow a task ledger. */
export function approvals(...rows: readonly string[]): string {
  return `=== ${APPROVALS}\n${table(...rows)}`;
}

/** PROJECT_RULES.md with these lines under `orch:`. */
export function rulesFile(...lines: readonly string[]): string {
  return ['=== PROJECT_RULES.md', '---', 'orch:', '  version: 1', ...lines.map((line) => `  ${line}`), '---', ''].join(
    '\n',
  );
}

/** The findings of one code. Every sentence is made in both languages, so that none can hold an `undefined`. */
export function findingsOf(code: FindingCode, fixture: string, now?: string): readonly Finding[] {
  const findings = checkFixture(fixture, now).filter((finding) => finding.code === code);
  for (const finding of findings) {
    for (const locale of ['en', 'ja']) {
      const messages = messagesFor(locale);
      const texts = [sentence(finding, messages), ...finding.fixes.map(({ title }) => fixTitle(title, messages))];
      for (const text of texts) expect(text).not.toMatch(/undefined|\[object|NaN|\(\)|""|「」/);
    }
  }
  return findings;
}

/** The findings of one code, each as `id severity «what is underlined»`. */
export function found(code: FindingCode, fixture: string, now?: string): readonly string[] {
  const { files } = readFixture(fixture);
  return findingsOf(code, fixture, now).map(({ file, id, severity, range }) => {
    return `${id ?? '-'} ${severity} «${new Lines(files.get(file) ?? '').slice(range)}»`;
  });
}

/** The English sentences of one code. */
export function sentences(code: FindingCode, fixture: string, now?: string): readonly string[] {
  return findingsOf(code, fixture, now).map((finding) => sentence(finding, messagesFor('en')));
}

/** The lines of the task ledger that the first fix of the only finding of a code changes, as it leaves them. */
export function fixed(code: FindingCode, fixture: string, now?: string): readonly string[] {
  const [finding, ...others] = findingsOf(code, fixture, now);
  expect(others).toEqual([]);
  const before = readFixture(fixture).files.get(finding?.file ?? '') ?? '';
  const after = applyEdits(before, finding?.fixes[0]?.edits ?? []);
  return after.split('\n').filter((line, at) => line !== before.split('\n')[at]);
}
