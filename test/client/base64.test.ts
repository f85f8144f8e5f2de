import fc from 'fast-check';
import { expect, it } from 'vitest';
import { base64 } from '../../client/src/files/base64.js';
import '../support/seed.js';

it('writes any bytes as Base64', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => base64(bytes) === Buffer.from(bytes).toString('base64')),
  );
  const large = new Uint8Array(100_001).map((_, index) => index * 31);
  expect(base64(large)).toBe(Buffer.from(large).toString('base64'));
});
