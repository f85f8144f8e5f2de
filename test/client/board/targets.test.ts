import { expect, it } from 'vitest';
import { goneTask } from '../../../client/src/board/targets.js';

it('a card whose task was taken away meanwhile is refused with a sentence', () => {
  const t = (text: string, ...values: readonly unknown[]): string => text.replace('{0}', String(values[0]));
  expect(goneTask('T-1', t)).toEqual({ kind: 'refused', message: 'T-1 is not in the ledger any more.', buttons: [] });
});
