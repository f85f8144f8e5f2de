import { describe, expect, it } from 'vitest';
import { messagesFor, describe as sentence, rules, type Finding } from '../../../server/src/core/index.js';
import { checkFixture, readFixture, type Mark } from '../../support/fixture.js';

/** What a mark and a finding must have in common, as one line that reads well in a failure. */
function line(file: string, at: number, from: number, to: number | undefined, severity: string, code: string): string {
  return `${file}:${String(at + 1)}:${String(from + 1)}${to === undefined ? '' : `-${String(to + 1)}`} ${severity} ${code}`;
}

function expected(marks: readonly Mark[], code: string): string[] {
  return marks
    .filter((mark) => mark.code === code)
    .map((mark) => line(mark.file, mark.line, mark.from, mark.to, mark.severity, mark.code));
}

function found(findings: readonly Finding[], marks: readonly Mark[], code: string): string[] {
  return findings
    .filter((finding) => finding.code === code)
    .map(({ file, range, severity }) => {
      const { start, end } = range;
      const onlyStart = marks.some(
        (mark) =>
          mark.file === file &&
          mark.line === start.line &&
          mark.code === code &&
          mark.from === start.character &&
          mark.to === undefined,
      );
      return line(
        file,
        start.line,
        start.character,
        onlyStart || end.line !== start.line ? undefined : end.character,
        severity,
        code,
      );
    });
}

describe.each(rules.map((rule) => [rule.code, rule] as const))('%s', (code, rule) => {
  it('finds what its bad example marks, and no more', () => {
    const fixture = readFixture(rule.docs.bad);
    const findings = checkFixture(fixture, rule.docs.now);
    expect(found(findings, fixture.marks, code).sort()).toEqual(expected(fixture.marks, code).sort());
    expect(expected(fixture.marks, code)).not.toEqual([]);
  });

  it('is silent on its good example', () => {
    const findings = checkFixture(rule.docs.good, rule.docs.now);
    expect(findings.filter((finding) => finding.code === code)).toEqual([]);
  });

  it('says what it means in both languages', () => {
    const [finding] = checkFixture(rule.docs.bad, rule.docs.now).filter((one) => one.code === code);
    if (finding === undefined) throw new Error('no finding');
    const [en, ja] = [sentence(finding, messagesFor('en')), sentence(finding, messagesFor('ja'))];
    expect(en).not.toMatch(/undefined|\[object|NaN/);
    expect(ja).not.toMatch(/undefined|\[object|NaN/);
    expect(ja).toMatch(/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u);
    expect(ja).not.toBe(en);
  });
});
