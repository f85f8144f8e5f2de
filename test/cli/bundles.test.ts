import { expect, it } from 'vitest';
import { BUNDLES } from '../../server/src/cli/bundles.js';
import { commands } from '../../server/src/cli/commands/index.js';
import { FORMS } from '../../server/src/cli/moves/forms.js';

const wordsIn = (bundle: string) => Object.entries(BUNDLES).flatMap(([word, own]) => (own === bundle ? [word] : []));

it('the bundle of moves is loaded for moves alone, and for those that agents ask for all day', () => {
  const moves = wordsIn('orch-move');
  const known = FORMS.map(({ words }) => words[0]);
  expect(moves.filter((word) => !known.includes(word))).toEqual([]);
  expect(moves).toEqual(expect.arrayContaining(['start', 'submit', 'finish', 'lock', 'next', 'plan', 'approve']));
});

it('the bundle of all commands is loaded for commands', () => {
  const known = commands.map(({ name }) => name);
  expect(wordsIn('orch-main').filter((word) => !known.includes(word))).toEqual([]);
});
