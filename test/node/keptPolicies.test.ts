import { afterEach, describe, expect, it } from 'vitest';
import { policyFor, type PolicyInput, type SourceFile } from '../../server/src/core/index.js';
import { keepPolicies, recallPolicy, type PolicyOf } from '../../server/src/node/keptPolicies.js';

const rules = (yaml: string): SourceFile => ({
  path: 'PROJECT_RULES.md',
  text: `---\norch:\n  version: 1\n  ${yaml}\n---\n`,
});

/** What an earlier process left, and what this one adds. */
function memory(): Map<string, PolicyInput> {
  const kept = new Map<string, PolicyInput>();
  keepPolicies({
    read: (of: PolicyOf, text) => kept.get(`${of} ${text}`),
    keep: (of: PolicyOf, text, input) => void kept.set(`${of} ${text}`, input),
  });
  return kept;
}

afterEach(() => {
  keepPolicies(undefined);
});

describe('a policy that is remembered', () => {
  it('is kept once it was read, and is the same when it is recalled', () => {
    const kept = memory();
    const read = rules('wip: 3');
    recallPolicy(read, 'file');
    expect([...kept.values()]).toEqual([{ version: 1, wip: 3 }]);
    const again = rules('wip: 3');
    recallPolicy(again, 'file');
    expect(policyFor(again).policy).toEqual(policyFor(read).policy);
  });

  it('is taken from what was kept of that text, and of no other', () => {
    const kept = memory();
    kept.set(`file ${rules('wip: 3').text}`, { version: 1, wip: 7 });
    const known = rules('wip: 3');
    recallPolicy(known, 'file');
    expect(policyFor(known).policy.wip).toEqual(policyFor(rules('wip: 7')).policy.wip);
    for (const [source, of] of [
      [rules('wip: 3'), 'commit'],
      [rules('wip: 4'), 'file'],
    ] as const) {
      recallPolicy(source, of);
      expect(policyFor(source).policy.wip).not.toEqual(policyFor(rules('wip: 7')).policy.wip);
    }
  });

  it('is not kept where it has a problem, says nothing of Orch, or could not be read', () => {
    const kept = memory();
    recallPolicy(rules('wip: many'), 'file');
    recallPolicy({ path: 'PROJECT_RULES.md', text: '# Rules\n' }, 'file');
    recallPolicy({ ...rules('wip: 3'), trouble: { kind: 'unreadable', reason: 'EACCES' } }, 'file');
    expect(kept.size).toBe(0);
  });
});
