import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { harmless } from '../../client/src/notify/harmless.js';
import '../support/seed.js';

/** What VS Code takes for a link in a message of the window. */
const LINK = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;

describe('a message of the window', () => {
  it('is a text, whatever a ledger holds', () => {
    const id = '[T-1](command:workbench.action.terminal.sendSequence?%7B%22text%22:%22x%22%7D)';
    expect(`${id} READY → DOING`).toMatch(LINK);
    expect(harmless(`${id} READY → DOING`)).not.toMatch(LINK);
    expect(harmless('a\u202Eb\nc')).toBe('ab c');
    expect(harmless('T-1 READY → DOING (課題)')).toBe('T-1 READY → DOING (課題)');
  });

  it('holds no link, whatever the pieces that it is put together from', () => {
    const piece = fc.constantFrom(
      ...['[', ']', '(', ')', 'command:x', 'https://x', 'a', ' ', '"', '\n', '\u202E', '\u200B'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        expect(harmless(pieces.join(''))).not.toMatch(LINK);
      }),
    );
  });
});
