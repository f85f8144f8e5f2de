import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messagesFor, sayRefusal, type Intent } from '../../../server/src/core/index.js';
import { MemoryRoot } from '../../support/memoryStore.js';
import { APPROVALS, FLAGS, tasks, TASKS } from './ledgers.js';
import { ACTORS, runs, seed, WORLDS } from './worlds.js';

const word = fc.oneof(
  fc.constantFrom('T-1', 'A-1', '', ' ', '-', '__proto__', 'constructor', 'none', '../x', 'C:\\x', '\0', '|', '\n', '\u{d800}', 'Ｔ−１', '🙂', '*'.repeat(500)),
  fc.string({ unit: 'binary', maxLength: 20 }),
); // prettier-ignore
const words = fc.array(word, { maxLength: 3 });
const number = fc.oneof(fc.integer(), fc.constantFrom(-1, 0.5, 1e300));
const maybe = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(one, { nil: undefined });

const verbs = [
  'plan', 'event', 'assign', 'set', 'archive', 'request', 'approve', 'reject', 'expire', 'lock.acquire', 'lock.extend',
  'lock.release', 'lock.steal', 'lock.clean', 'flags.set', 'blocked.add', 'blocked.resolve', 'blocked.escalate', 'file', 'rename', 'undo',
] as const; // prettier-ignore

/** Anything that a shell could let through: each part has the type that it must have, and no more sense than that. */
const intent = fc
  .record({
    verb: fc.constantFrom(...verbs),
    event: fc.oneof(word, fc.constantFrom('ready', 'start', 'submit', 'return', 'finish', 'hold', 'drop')),
    ids: words,
    id: word,
    title: word,
    owner: word,
    item: word,
    to: word,
    target: word,
    task: word,
    name: word,
    value: word,
    op: word,
    kind: fc.constantFrom('result', 'execute', 'change', 'steal', 'waiver'),
    values: fc.dictionary(
      fc.constantFrom('title', 'due', 'priority', 'milestone', 'artifact', 'depends', 'notes'),
      word,
    ),
    due: maybe(word),
    priority: maybe(word),
    depends: maybe(words),
    milestone: maybe(word),
    notes: maybe(word),
    reason: maybe(word),
    artifacts: maybe(words),
    token: maybe(number),
    seq: maybe(number),
    evidence: maybe(word),
    checks: maybe(fc.array(fc.record({ command: word, exit: fc.integer() }), { maxLength: 2 })),
  })
  .map(
    (parts) =>
      Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as unknown as Intent,
  );

const text = fc.oneof(
  fc.constantFrom(...Object.values(WORLDS).map((files) => files[TASKS] ?? tasks({ state: 'PLAN' }))),
  fc.constantFrom(
    '| task_id | state |\n|---|---|\n| T-1 |\n| | PLAN |\n| T-1 | x | y | z |\n',
    '### T-1\n- **state**:\n### T-1: x\n- **state**: PLAN\n- **depends**: T-1, T-1\n',
    '| appr_id | task_id | status |\n|---|---|---|\n| A-1 | T-1 | pending |\n| A-1 | T-1 | pending |\n',
    '',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

describe('planners are total', () => {
  it(
    'answer anything asked of anything with a plan or with a refusal that can be said',
    { timeout: 120_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(
          text,
          text,
          fc.constantFrom(...ACTORS),
          fc.array(intent, { minLength: 1, maxLength: 5 }),
          async (one, two, actor, intents) => {
            const root = new MemoryRoot({
              [TASKS]: one,
              [APPROVALS]: two,
              [FLAGS]: 'FREEZE=off\n',
              'src/login.ts': 'x',
            });
            for (const asked of intents) {
              const outcome = await root.perform(actor, asked);
              if (outcome.kind === 'accepted') continue;
              for (const language of ['en', 'ja']) {
                expect(sayRefusal(outcome.refusal, messagesFor(language))).not.toMatch(
                  /\bundefined\b|\bNaN\b|\[object/,
                );
              }
            }
          },
        ),
        { seed, numRuns: 10 * runs },
      );
    },
  );
});
