import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyEdits,
  complete,
  hover,
  loadPolicy,
  Lines,
  toPlainText,
  type Completion,
} from '../../../server/src/core/index.js';
import { contextOf } from '../../support/cursor.js';
import { seed } from '../../support/seed.js';

const RULES = 'PROJECT_RULES.md';

/** What is offered where `$0` stands in the front matter. */
function offered(front: string, locale = 'en'): { readonly found: readonly Completion[]; readonly text: string } {
  const whole = `---\n${front}\n---\n\n# Rules\n`;
  const at = whole.indexOf('$0');
  const text = whole.replace('$0', '');
  const position = new Lines(text).positionAt(at);
  return { found: complete(contextOf(new Map([[RULES, text]]), locale), RULES, position), text };
}

const names = (front: string): string[] => offered(front).found.map(({ text }) => text);

describe('completion of the policy', () => {
  it('offers the keys of the mapping that the cursor is in, without those that are there', () => {
    expect(names('$0')).toEqual(['orch']);
    expect(names('orch:\n  wip: 2\n  $0')).toEqual(expect.arrayContaining(['paths', 'lock', 'severities']));
    expect(names('orch:\n  wip: 2\n  $0')).not.toContain('wip');
    expect(names('orch:\n  lock:\n    tt$0')).toEqual(['ttl_minutes', 'heartbeat_minutes', 'grace_minutes']);
    expect(names('orch:\n  lock:\n    ttl_minutes: 5\n    $0\n  wip: 2')).toEqual([
      'heartbeat_minutes',
      'grace_minutes',
    ]);
    expect(names('orch:\n  lock: { ttl_minutes: 5, $0 }')).toEqual(['heartbeat_minutes', 'grace_minutes']);
    expect(names('orch:\n  states:\n    COOK: { $0 }')).toEqual(['category', 'aliases']);
    expect(names('orch:\n  paths:\n    ta$0: a.md\n    flags: b.md')).toContain('tasks');
  });

  it('offers the values of a key, on its line, below it, and in a list', () => {
    expect(names('orch:\n  separation: $0')).toEqual(['strict', 'named', 'solo']);
    expect(names('orch:\n  separation: st$0\n  wip: 2')).toEqual(['strict', 'named', 'solo']);
    expect(names('orch:\n  separation:\n    $0')).toEqual(['strict', 'named', 'solo']);
    expect(names('orch:\n  approvals:\n    required_for:\n      - $0')).toEqual(['active', 'done']);
    expect(names('orch:\n  approvals:\n    required_for: [done, a$0]')).toEqual(['active', 'done']);
    expect(names('orch:\n  states:\n    COOK: $0')).toContain('active');
    expect(names('orch:\n  roles:\n    LEAD:\n      approves: $0')).toEqual(['true', 'false']);
    expect(names('orch:\n  paths:\n    flags: $0')).toEqual(['ORCH/STATE/flags.md']);
  });

  it('knows rules, events, states, roles and people by name', () => {
    expect(names('orch:\n  severities:\n    $0')).toEqual(expect.arrayContaining(['*', 'task/*', 'task/overdue']));
    expect(names('orch:\n  severities:\n    task/overdue: $0')).toEqual(['error', 'warning', 'info', 'hint', 'off']);
    expect(names('orch:\n  events:\n    $0')).toContain('submit');
    expect(names('orch:\n  events:\n    finish:\n      by: $0')).toEqual([
      'CMD',
      'AUDIT',
      'WORK',
      'any',
      'owner',
      'holder',
      'approver',
    ]);
    expect(names('orch:\n  people:\n    ada: {}\n  agents:\n    bot:\n      operator: $0')).toEqual(['ada']);
  });

  it('stands where lines around it are half typed, and nowhere else', () => {
    expect(names('orch:\n  wip: [\n  lock:\n    $0')).toContain('ttl_minutes');
    expect(names('title: x\nother:\n  $0')).toEqual([]);
    expect(names('orch:\n  # $0')).toEqual([]);
    expect(names('orch:\n  nonsense:\n    $0')).toEqual([]);
    const text = '---\norch:\n---\n\nwip';
    expect(complete(contextOf(new Map([[RULES, text]])), RULES, { line: 4, character: 3 })).toEqual([]);
  });

  it('says what each is for, in the language of the editor, with its default', () => {
    const wip = (locale: string) => offered('orch:\n  $0', locale).found.find(({ text }) => text === 'wip');
    expect(wip('en')).toMatchObject({ detail: 'Default: 1', docs: expect.stringContaining('Tasks in work') as string });
    expect(wip('ja')).toMatchObject({ detail: '既定値: 1', docs: expect.stringContaining('タスク') as string });
  });

  it('writes what can be read: every offer, wherever it is taken', () => {
    for (const front of [
      'orch:\n  $0',
      'orch:\n  lock:\n    $0',
      'orch:\n  severities:\n    $0',
      'orch:\n  separation: $0',
      'orch:\n  events:\n    $0',
    ]) {
      const { found, text } = offered(front);
      for (const { range, insert } of found) {
        const { problems } = loadPolicy(applyEdits(text, [{ range, newText: insert }]));
        expect(problems.filter(({ kind }) => kind === 'yaml' || kind === 'unknown-key')).toEqual([]);
      }
    }
  });

  it('never throws, whatever is typed', () => {
    const piece = fc.constantFrom(
      'orch:',
      '\n  ',
      '\n    ',
      'wip',
      ': ',
      '- ',
      '[',
      ']',
      '{',
      '}',
      ',',
      '"',
      "'",
      '#',
      '&a',
      '*a',
      '!t',
      '|',
      '>',
      'lock',
      '\t',
      '\r',
      '---',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), fc.nat(60), (pieces, offset) => {
        const text = `---\norch:\n  ${pieces.join('')}\n---\n`;
        const position = new Lines(text).positionAt(offset);
        const context = contextOf(new Map([[RULES, text]]));
        complete(context, RULES, position);
        hover(context, RULES, position);
      }),
      { seed, numRuns: Number(process.env['ORCH_RUNS'] ?? 300) },
    );
  });
});

describe('hover in the policy', () => {
  const card = (front: string, around: string, locale = 'en'): string | undefined => {
    const text = `---\n${front}\n---\n`;
    const position = new Lines(text).positionAt(text.indexOf(around) + 1);
    const found = hover(contextOf(new Map([[RULES, text]]), locale), RULES, position);
    return found && toPlainText(found.card);
  };

  it('explains keys and values, with default and what is allowed', () => {
    expect(card('orch:\n  separation: solo', 'separation')).toMatch(
      /orch\.separation[^]*How different[^]*Default: named[^]*strict, named, solo/,
    );
    expect(card('orch:\n  separation: solo', 'solo')).toMatch(/How different/);
    expect(card('orch:\n  states:\n    COOK: active', 'COOK')).toMatch(
      /orch\.states\.COOK[^]*States by name[^]*backlog, ready/,
    );
    expect(card('orch:\n  separation: solo', 'separation', 'ja')).toMatch(/要求者と承認者の分離/);
    expect(card('orch:\n  wip: [', 'wip')).toMatch(/Tasks in work/);
  });

  it('is silent where the schema says nothing', () => {
    expect(card('title: x', 'title')).toBeUndefined();
    expect(card('orch:\n  nonsense: 1', 'nonsense')).toBeUndefined();
  });
});
