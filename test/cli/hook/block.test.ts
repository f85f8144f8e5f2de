import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readScript, SHEBANG, withBlock, withoutBlock } from '../../../server/src/cli/hook/block.js';
import { seed } from '../../support/seed.js';

const body = '# Orch\ntrue\n';
const byte = fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code));
const line = fc.oneof(fc.string({ unit: byte, maxLength: 12 }), fc.constantFrom('exit 0', '# >>> other >>>', '\r', ''));
/** Any script of others: with and without a first line that names a shell, with and without an end of the last line. */
const script = fc
  .tuple(
    fc.constantFrom('#!/bin/sh\n', '#!/bin/bash -e\r\n', '#!/bin/sh', ''),
    fc.array(line, { maxLength: 5 }),
    fc.boolean(),
  )
  .map(([first, lines, ends]) => first + (first.endsWith('h') ? '' : lines.join('\n') + (ends ? '\n' : '')));
const below = fc.constantFrom('', 'sub', "a b/c'd", 'チーム', '%2F');

describe('the lines of a hook', () => {
  it('go in and out of any script without a trace, in whatever order', () => {
    fc.assert(
      fc.property(
        script,
        fc.uniqueArray(below, { minLength: 1, maxLength: 3 }),
        fc.gen(),
        (before, workspaces, gen) => {
          const put = workspaces.reduce((text, one) => withBlock(text, { below: one, madeFile: false, body }), before);
          const read = readScript(put);
          expect(read.kind === 'script' && read.blocks.map((one) => one.below).sort()).toEqual([...workspaces].sort());
          const order = gen(fc.shuffledSubarray, workspaces, { minLength: workspaces.length });
          const taken = order.reduce<string | undefined>((text, one) => withoutBlock(text ?? '', one), put);
          expect(taken).toBe(before);
        },
      ),
      { seed },
    );
  });

  it('stand in front of what may end the script', () => {
    const put = withBlock('#!/bin/sh\nexit 0\n', { below: '', madeFile: false, body });
    expect(put).toBe(`#!/bin/sh\n# >>> orch . >>>\n${body}# <<< orch . <<<\nexit 0\n`);
  });

  it('are brought up to date where they stand', () => {
    const one = { below: '', madeFile: false, body };
    for (const before of ['#!/bin/sh\necho 1\n', '#!/bin/sh', '']) {
      const put = withBlock(before, one);
      expect(withBlock(put, one)).toBe(put);
      const changed = withBlock(put, { ...one, body: 'false\n' });
      expect(changed).toBe(put.replace(body, 'false\n'));
      expect(withoutBlock(changed, '')).toBe(before);
    }
  });

  it('take the file with them where Orch made it, and nobody else wrote there', () => {
    const made = withBlock(SHEBANG, { below: '', madeFile: true, body });
    expect(withoutBlock(made, '')).toBeUndefined();
    expect(withoutBlock(`${made}echo mine\n`, '')).toBe(`${SHEBANG}echo mine\n`);
    const two = withBlock(made, { below: 'sub', madeFile: false, body });
    const left = withoutBlock(two, '') ?? '';
    expect(withoutBlock(left, 'sub')).toBeUndefined();
    expect(withoutBlock(SHEBANG, '')).toBe(SHEBANG);
  });

  it.each([
    '# >>> orch . >>>\ntrue\n',
    'true\n# <<< orch . <<<\n',
    '# >>> orch . >>>\n# >>> orch . >>>\n# <<< orch . <<<\n',
    '# >>> orch . >>>\n# <<< orch sub <<<\n',
  ])('with a mark that has no other half are damaged: %j', (text) => {
    expect(readScript(SHEBANG + text)).toMatchObject({ kind: 'damaged' });
  });
});
