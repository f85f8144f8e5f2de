import * as fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { printXml, type XmlElement } from '../../../server/src/cli/render/xml.js';
import { readXml } from '../../support/xml.js';
import { seed } from '../../support/seed.js';

const legalText = fc
  .string({ unit: 'binary', maxLength: 20 })
  .map((text) => text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, 'x'));
const name = fc.stringMatching(/^[a-z][a-z0-9.:-]{0,5}$/).filter((text) => !/:.*:|:$|:[^a-z]/.test(text));
const attributes = fc.dictionary(name, fc.oneof(legalText, fc.constantFrom('true', 'false', '', ' a ', '&amp;')));
const element: fc.Arbitrary<XmlElement> = fc.letrec<{ element: XmlElement }>((tie) => ({
  element: fc.record({
    name,
    attributes,
    children: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc.constant([]),
      legalText.filter((text) => text.trim() !== '').map((text) => [text]),
      fc.array(tie('element'), { maxLength: 3 }),
    ),
  }),
})).element;

describe('printXml', () => {
  it('prints what another reader reads the same', () => {
    fc.assert(
      fc.property(element, (root) => {
        expect(readXml(printXml(root))).toEqual(root);
      }),
      { seed, numRuns: 300 },
    );
  });

  it('says of characters that XML cannot hold that something was there', () => {
    const root = { name: 'log', attributes: { key: 'a\u0000b\ud800c\uffff' }, children: ['\u001b[31m'] };
    expect(readXml(printXml(root))).toEqual({
      name: 'log',
      attributes: { key: 'a\ufffdb\ufffdc\ufffd' },
      children: ['\ufffd[31m'],
    });
  });

  it('is read by a reader that forgives nothing', () => {
    const parser = new SaxesParser({ fileName: 'broken' });
    expect(() => parser.write('<log key=true/>').close()).toThrow();
  });
});
