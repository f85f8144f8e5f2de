import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultPolicy, loadPolicy, readPolicy } from '../../../server/src/core/policy/index.js';
import '../../support/seed.js';

const file = (yaml: string): string => `---\n${yaml}\n---\n\n# Rules\n`;

/** What a problem's range covers, with the problem in short: `reason path: text`. */
function problemsOf(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  return loadPolicy(text).problems.map(({ reason, path, range: { start, end } }) => {
    const covered = start.line === end.line ? lines[start.line]?.slice(start.character, end.character) : '…';
    return `${reason} ${path.join('.')}: ${covered ?? ''}`;
  });
}

describe('where there is no policy', () => {
  it.each([
    ['an empty file', ''],
    ['prose', '# Rules\n\norch: is a word here\n'],
    ['front matter of others', file('title: x\ntags: [a, b]')],
    ['broken front matter of others', file('title: [unclosed\nmentions: orch')],
    ['a rule instead of front matter', '\n---\norch: {}\n---\n'],
    ['an indented fence', ' ---\norch: {}\n---\n'],
    ['four dashes', '----\norch: {}\n----\n'],
    ['a thematic break first', '---\n\nprose about the orch\n'],
  ])('%s gives the defaults and no problem', (_, text) => {
    const loaded = loadPolicy(text);
    expect(loaded.problems).toEqual([]);
    expect(loaded.policy).toBe(defaultPolicy);
    expect(loaded.document.input).toBeUndefined();
  });
});

describe('where there is one', () => {
  it.each([
    ['LF', '---\norch:\n  wip: 3\n---\n'],
    ['CRLF', '---\r\norch:\r\n  wip: 3\r\n---\r\n'],
    ['bare CR', '---\rorch:\r  wip: 3\r---\r'],
    ['a byte order mark', '\uFEFF---\norch:\n  wip: 3\n---\n'],
    ['blanks behind the fences', '--- \norch:\n  wip: 3\n---\t\n'],
    ['no line end at the end', '---\norch:\n  wip: 3\n---'],
    ['a quoted key', '---\n"orch":\n  wip: 3\n---\n'],
    ['other keys around it', '---\ntitle: x\norch:\n  wip: 3\nlayout: page\n---\n'],
    ['flow style', '---\n{orch: {wip: 3}}\n---\n'],
    ['aliases', '---\nlimits: &n 3\norch:\n  wip: *n\n---\n'],
  ])('reads it with %s', (_, text) => {
    const loaded = loadPolicy(text);
    expect(loaded.problems).toEqual([]);
    expect(loaded.policy.wip).toBe(3);
  });

  it('takes an empty one for the defaults', () => {
    expect(loadPolicy(file('orch:')).policy).toEqual(defaultPolicy);
    expect(loadPolicy(file('orch: {}')).valid).toBe(true);
  });
});

describe('problems', () => {
  it('name the place and what would be fine', () => {
    const text = file('orch:\n  states:\n    FOO:\n      category: activ');
    const [problem] = readPolicy(text).problems;
    expect(problem).toMatchObject({
      kind: 'schema',
      reason: 'not-one-of',
      severity: 'error',
      path: ['states', 'FOO', 'category'],
      actual: 'activ',
      suggestion: 'active',
      range: { start: { line: 4, character: 16 }, end: { line: 4, character: 21 } },
    });
    expect(problem?.expected).toContain('paused');
  });

  it.each([
    ['wip: many', ['type wip: many']],
    ['wip: 1.5', ['type wip: 1.5']],
    ['wip: -1', ['too-small wip: -1']],
    ['wip: 10001', ['too-big wip: 10001']],
    ['wip: .nan', ['type wip: .nan']],
    ['pahts: {}', ['unknown-key pahts: pahts']],
    ['paths: [a]', ['type paths: paths']],
    ['paths: {tasks: 3}', ['type paths.tasks: 3']],
    ['paths: {tasks: []}', ['empty paths.tasks: tasks']],
    ['paths: {tasks: [a, 3]}', ['type paths.tasks.1: 3']],
    ['paths: {tasks: ../x.md}', ['path-outside paths.tasks: ../x.md']],
    ['paths: {flags: /etc/passwd}', ['path-outside paths.flags: /etc/passwd']],
    ['paths: {flags: "C:\\\\x"}', ['path-outside paths.flags: "C:\\\\x"']],
    ['states: {A: activ}', ['not-one-of states.A: activ']],
    ['states: {A: 3}', ['not-one-of states.A: 3']],
    ['states: {A: }', ['not-one-of states.A: A']],
    ['states: {A: {aliases: [b]}}', ['missing-key states.A: A']],
    ['states: {A: {category: done, alias: [b]}}', ['unknown-key states.A.alias: alias']],
    ['states: {"a|b": done}', ['malformed states.a|b: "a|b"']],
    ['states: {A: done, a: ready}', ['ambiguous-spelling states.a: a']],
    ['states: {A: done, B: {category: ready, aliases: [A]}}', ['ambiguous-spelling states.B.aliases.0: A']],
    ['states: {PLAM: off}', ['nothing-to-switch-off states.PLAM: PLAM']],
    ['events: {Go: {from: ready, to: active}}', ['malformed events.Go: Go']],
    ['events: {go: {to: active}}', ['incomplete-event events.go: go']],
    ['events: {go: {from: PLAM, to: active}}', ['unknown-state events.go.from: PLAM']],
    ['events: {finish: {by: [CMD, QA]}}', ['unknown-role events.finish.by.1: QA']],
    ['events: {finish: {lock: open}}', ['not-one-of events.finish.lock: open']],
    ['columns: {tasks: {Agent: ownr}}', ['not-one-of columns.tasks.Agent: ownr']],
    ['actors: {"LTA-*": WROK}', ['unknown-role actors.LTA-*: WROK']],
    [`actors: {"${'*a'.repeat(9)}": WORK}`, [`pattern actors.${'*a'.repeat(9)}: "${'*a'.repeat(9)}"`]],
    ['people: {alice: {roles: [BOSS]}}', ['unknown-role people.alice.roles.0: BOSS']],
    ['agents: {claude: {}}', ['missing-key agents.claude: claude']],
    ['lock: {ttl_minutes: 5, heartbeat_minutes: 5}', ['heartbeat-too-slow lock.heartbeat_minutes: 5']],
    ['lock: {ttl_minutes: 0}', ['too-small lock.ttl_minutes: 0']],
    ['approvals: {required_for: [review]}', ['not-one-of approvals.required_for.0: review']],
    ['severities: {overdue: error}', ['malformed severities.overdue: overdue']],
    ['severities: {task/overdue: fatal}', ['not-one-of severities.task/overdue: fatal']],
    ['blocked: {escalate_to: BOSS}', ['unknown-role blocked.escalate_to: BOSS']],
    ['version: 0', ['not-one-of version: 0']],
    ['version: "1"', ['not-one-of version: "1"']],
    ['version: 2', ['newer-version version: 2']],
    ['wip: 1\n  wip: 2', ['duplicate-key : wip']],
    ['__proto__: {wip: 1}', ['forbidden-key : __proto__']],
    ['states: {constructor: done}', ['forbidden-key : constructor']],
    ['wip: !!js/function 1', ['tag : !!js/function']],
    ['wip: *nothing', ['syntax : *nothing']],
  ])('%s', (yaml, problems) => {
    expect(problemsOf(file(`orch:\n  ${yaml}`))).toEqual(problems);
  });

  it('are placed in a file with CRLF and a byte order mark too', () => {
    expect(problemsOf('\uFEFF---\r\norch:\r\n  wip: many\r\n---\r\n')).toEqual(['type wip: many']);
  });

  it.each([
    ['orch: [a]', 'type : orch'],
    ['orch: text', 'type : text'],
    ['orch: {wip: 1', 'syntax : '],
  ])('%s is no policy', (yaml, problem) => {
    const loaded = loadPolicy(file(yaml));
    expect(problemsOf(file(yaml))[0]).toContain(problem);
    expect(loaded).toMatchObject({ valid: false, policy: defaultPolicy });
  });

  it('say that front matter with a policy never ends', () => {
    expect(loadPolicy('---\norch:\n  wip: 3\n\n# Rules\n').problems).toMatchObject([
      { kind: 'yaml', reason: 'unclosed' },
    ]);
  });

  it('leave the rest of the policy in force', () => {
    const loaded = loadPolicy(
      file('orch:\n  wip: 3\n  lock: {ttl_minutes: x}\n  states: {A: activ, B: done}\n  foo: 1'),
    );
    expect(loaded.valid).toBe(false);
    expect(loaded.policy.wip).toBe(3);
    expect(loaded.policy.lock.ttlMinutes).toBe(30);
    expect(loaded.policy.states.map(({ name }) => name)).toEqual([
      'PLAN',
      'READY',
      'DOING',
      'REVIEW',
      'FIX',
      'B',
      'HOLD',
      'DROP',
    ]);
  });

  it('take a whole list with one faulty item: half of the protected files would be worse than the default', () => {
    expect(loadPolicy(file('orch:\n  protected: [a, 3]')).policy.protected).toEqual(defaultPolicy.protected);
  });

  it('refuse what a newer Orch made as a whole', () => {
    expect(loadPolicy(file('orch: {version: 2, wip: 3}'))).toMatchObject({ valid: false, policy: defaultPolicy });
  });

  it('let unknown keys survive', () => {
    const loaded = loadPolicy(file('orch:\n  wip: 3\n  future: {a: [1]}\n  lock: {spin: true}'));
    expect(loaded.valid).toBe(true);
    expect(loaded.document.input).toEqual({ wip: 3, future: { a: [1] }, lock: { spin: true } });
  });
});

describe('rangeOf', () => {
  const text = file('orch:\n  states:\n    FOO: {category: active}\n  wip: 3');
  const { rangeOf } = readPolicy(text);

  it('finds keys and values, and the nearest above what is not there', () => {
    expect(rangeOf(['wip'])).toEqual({ start: { line: 4, character: 7 }, end: { line: 4, character: 8 } });
    expect(rangeOf(['wip'], 'key')).toEqual({ start: { line: 4, character: 2 }, end: { line: 4, character: 5 } });
    expect(rangeOf(['states', 'FOO', 'nope'])).toEqual(rangeOf(['states', 'FOO'], 'key'));
    expect(rangeOf(['lock', 'ttl_minutes'])).toEqual({
      start: { line: 1, character: 0 },
      end: { line: 1, character: 4 },
    });
  });
});

describe('whatever the text', () => {
  const nasty = fc.constantFrom(
    '---\n',
    'orch:',
    '\n',
    '  ',
    ': ',
    '- ',
    '[',
    ']',
    '{',
    '}',
    '&a ',
    '*a',
    '"',
    "'",
    '|',
    '>',
    '#',
    '!',
    '%',
    '\r',
    '\t',
    '\0',
    'states',
    'version',
    '1',
    '? ',
    ',',
    '__proto__',
  );

  it('reading never throws, and its ranges lie in the text', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(nasty, fc.string()), { maxLength: 40 }), (parts) => {
        const text = `---\norch:${parts.join('')}\n---\n`;
        const lines = text.split(/\r\n|\r|\n/);
        for (const { range } of loadPolicy(text).problems) {
          expect(range.end.line).toBeLessThan(lines.length);
          expect(range.end.character).toBeLessThanOrEqual((lines[range.end.line]?.length ?? 0) + 1);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('any JSON is read, and what is left of it is a policy', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const { policy } = loadPolicy(file(`orch: ${JSON.stringify(value)}`));
        expect(policy.version).toBe(1);
      }),
    );
  });
});
