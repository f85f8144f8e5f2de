import { eastAsianWidth } from 'get-east-asian-width';
import { expect, it } from 'vitest';
import { displayWidth } from '../../../server/src/core/text/width.js';

/** Every code point but halves of pairs. */
const POINTS = Array.from({ length: 0x30000 }, (_, code) => code).filter((code) => code < 0xd800 || code > 0xdfff);

it('a mark or joiner takes no column, any other character what Unicode says of it', () => {
  const wrong = POINTS.filter((code) => {
    const char = String.fromCodePoint(code);
    const expected = /\p{Mark}|\u200d|\ufe0f/u.test(char) ? 0 : eastAsianWidth(code);
    return displayWidth(char) !== expected;
  });
  expect(wrong).toEqual([]);
});

it('columns add up', () => {
  expect(displayWidth('a並びe\u0301')).toBe(6);
});
