import { expect, it } from 'vitest';
import { flagBefore, hover, toPlainText } from '../../../server/src/core/index.js';
import { contextOf } from '../../support/cursor.js';
import { openFixture, pastInputOf, pastOf, readFixture } from '../../support/fixture.js';

const FLAGS = 'ORCH/STATE/flags.md';

it('a flag says who set it, of the line of the base that set it so', () => {
  const fixture = readFixture(
    `=== ${FLAGS}\nFREEZE=on\nAUTO_DECIDE=off\n=== ${FLAGS} @base\n# Flags\nFREEZE=on\nAUTO_DECIDE=on\n`,
  );
  const workspace = openFixture(fixture.files, undefined, undefined, pastInputOf(fixture));
  const context = { ...contextOf(fixture.files), workspace, past: pastOf(fixture, workspace) };
  expect(flagBefore(context, FLAGS, { line: 0, character: 2 })).toEqual({ path: FLAGS, line: 1 });
  expect(flagBefore(context, FLAGS, { line: 1, character: 2 })).toBeUndefined();
  const origin = { oid: 'ba5e'.repeat(10), time: 0, author: 'Mika' };
  const found = hover({ ...context, origin }, FLAGS, { line: 0, character: 2 });
  expect(found && toPlainText(found.card)).toMatch(/^FREEZE = on[^]*by Mika/);
});
