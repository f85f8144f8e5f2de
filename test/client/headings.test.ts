import { expect, it } from 'vitest';
import { headingsOver } from '../../client/src/tasksView/headings.js';

const lines = [
  '# Sprint',
  '',
  '## Web',
  '### T-1: Login',
  '- **state**: DOING',
  '#### Notes',
  'text',
  '### T-2',
  '#tag',
];
const over = (line: number): number[] => [...headingsOver(line, (at) => lines[at] ?? '')];

it('gives the heading of every section around a line, the innermost first', () => {
  expect(over(4)).toEqual([3, 2, 0]);
  expect(over(6)).toEqual([5, 3, 2, 0]);
  expect(over(3)).toEqual([3, 2, 0]);
  expect(over(8)).toEqual([7, 2, 0]);
  expect(over(1)).toEqual([0]);
});
