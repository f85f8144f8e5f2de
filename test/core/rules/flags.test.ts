import { describe, expect, it } from 'vitest';
import { checkFixture } from '../../support/fixture.js';
import { expectMarked, fixed } from './marked.js';

const flags = (text: string): string => `=== ORCH/STATE/flags.md\n${text}\n`;

describe('flags', () => {
  it.each(['FREEZE=on', 'FREEZE = Off', '- AUTO_DECIDE=shadow', 'FREEZE=on\nFREEZE=on', '# Flags\n\nFREEZE=off', 'x'])(
    'may say %s',
    (text) => {
      expect(checkFixture(flags(text))).toEqual([]);
    },
  );

  it('mends what people write for on and off', () => {
    for (const [text, after] of [
      ['FREEZE=yes', 'FREEZE=on'],
      ['FREEZE = TRUE', 'FREEZE = on'],
      ['AUTO_DECIDE=無効', 'AUTO_DECIDE=off'],
    ] as const) {
      const [finding] = checkFixture(flags(text));
      expect(finding).toMatchObject({ code: 'flags/flag-value', severity: 'error', fixes: [{ safe: false }] });
      expect(finding && fixed(flags(text), finding)).toBe(`${after}\n`);
    }
  });

  it('does not guess at other values', () => {
    expect(checkFixture(flags('AUTO_DECIDE=maybe'))).toMatchObject([{ code: 'flags/flag-value', fixes: [] }]);
    expectMarked('flags/flag-value', flags('FREEZE=\n~~~~~~~ error flags/flag-value'));
  });

  it('takes the last of several lines, and says so at the others', () => {
    expectMarked('flags/flag-value', flags('FREEZE=on\n       ~~ warning flags/flag-value\nFREEZE=off'));
  });

  it('knows its flags in any spelling but by no accident', () => {
    expectMarked('flags/unknown-flag', flags('freeze=on\n~~~~~~ warning flags/unknown-flag'));
    expectMarked('flags/unknown-flag', flags('constructor=on\n~~~~~~~~~~~ info flags/unknown-flag'));
    expectMarked('flags/unknown-flag', flags('```\nEXAMPLE=on\n```'));
  });
});
