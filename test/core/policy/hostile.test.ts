import { describe, expect, it } from 'vitest';
import { defaultPolicy, loadPolicy } from '../../../server/src/core/policy/index.js';

// Every one of these once made some YAML reader slow, huge or dead. Vitest's own limit on a test is the bound.

const SIZE = 200 * 1024;
const many = (text: string, size = SIZE): string => text.repeat(Math.floor(size / text.length));
const under = (yaml: string): string => `---\norch:\n${yaml}\n---\n`;
const keys = (count: number, indent: string): string => {
  return Array.from({ length: count }, (_, index) => `${indent}k${index}: 1`).join('\n');
};
const laughs = 'bcdefghi'.split('').map((name, index) => {
  return `  ${name}: &${name} [${Array(9)
    .fill(`*${'abcdefgh'[index] ?? ''}`)
    .join(', ')}]`;
});

const refused: readonly (readonly [string, string, string])[] = [
  ['open brackets', under(`  x: ${many('[', 10_000)}`), 'too-deep'],
  ['open braces', under(`  x: ${many('{a: ')}`), 'too-deep'],
  ['compact lists', under(`  ${many('- ')}`), 'too-deep'],
  ['complex keys', under(`  ${many('? ')}`), 'too-deep'],
  [
    'indentation',
    under(Array.from({ length: 500 }, (_, depth) => `${' '.repeat(depth + 2)}a:`).join('\n')),
    'too-deep',
  ],
  ['a billion laughs', under(`  a: &a [x, x, x]\n${laughs.join('\n')}`), 'too-many-aliases'],
  ['aliases', under(`  a: &a x\n  b: [${many('*a, ', 1000)}]`), 'too-many-aliases'],
  ['a cycle', under('  a: &a [*a]'), 'too-many-aliases'],
  ['two cycles', under('  a: &a {b: *a, c: *a}'), 'too-many-aliases'],
  ['keys', under(keys(25_000, ' ')), 'too-large'],
  ['keys elsewhere', `---\n${many('abc: 1\n')}orch: {}\n---\n`, 'too-large'],
  ['one key again and again', under(many('  a: 1\n')), 'too-large'],
  ['a long list', under(`  x: [${many('a,')}]`), 'too-large'],
  ['anchors', under(`  x: [${many('&a x,')}]`), 'too-large'],
  ['tags', under(`  x: [${many('!!js/function x,')}]`), 'tag'],
  ['more than a policy', `---\norch: {}\n${many('# comment\n', 300 * 1024)}---\n`, 'too-large'],
  ['no end within 100 MB', `---\norch: {}\n${'x'.repeat(100_000_000)}`, 'too-large'],
  ['a key without end', under(`  ${many('k')}: 1`), 'syntax'],
  ['quotes', under(`  x: '${many("''")}`), 'syntax'],
  ['states by the thousand', under(`  states:\n${keys(3000, '    ')}`), 'too-many'],
];

const harmless: readonly (readonly [string, string])[] = [
  ['a long text', under(`  x: "${many('x  \n   ')}"`)],
  ['blanks', under(`  x: "x${many(' ')}"`)],
  ['escapes', under(`  x: "${many(String.raw`\u0041`)}"`)],
  ['a folded text', under(`  x: >\n${many('   x   \n')}`)],
  ['NUL', under(`  x: ${many('\0')}`)],
  ['lone surrogates', under(`  x: ${many('\ud800')}`)],
  ['100 MB of prose', `---\n${'x'.repeat(100_000_000)}`],
];

describe('hostile YAML', () => {
  it.each(refused)('%s is refused', (_, text, reason) => {
    const { problems, valid, policy } = loadPolicy(text);
    expect(problems.map((problem) => problem.reason)).toContain(reason);
    expect(problems.length).toBeLessThanOrEqual(200);
    expect(valid).toBe(false);
    expect(policy.states).toEqual(defaultPolicy.states);
  });

  it.each(harmless)('%s is read', (_, text) => {
    const { problems } = loadPolicy(text);
    expect(problems.map(({ reason }) => reason).filter((reason) => reason !== 'unknown-key')).toEqual([]);
  });

  it('does not reach into what all objects share', () => {
    for (const key of ['__proto__', 'constructor', 'prototype']) {
      loadPolicy(
        under(
          `  ${key}: {wip: 7, polluted: 1}\n  states: {${key}: {category: done}}\n  people: {${key}: {roles: [CMD]}}`,
        ),
      );
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(({} as Record<string, unknown>)['wip']).toBeUndefined();
  });

  it('shortens what it shows', () => {
    const [problem] = loadPolicy(under(`  separation: ${many('x', 5000)}`)).problems;
    expect(problem?.actual.length).toBeLessThanOrEqual(60);
    expect(loadPolicy(under(`  x: ${many('!', 5000)}`)).problems[0]?.detail?.length).toBeLessThanOrEqual(200);
  });
});
