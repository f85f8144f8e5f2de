import { describe, expect, it } from 'vitest';
import {
  Checker,
  defaultPolicy,
  loadPolicy,
  messagesFor,
  NO_FACTS,
  openWorkspace,
  scaffold,
  withAttributes,
} from '../../../server/src/core/index.js';

const filesIn = (locale: string) => scaffold(defaultPolicy, messagesFor(locale));
const rulesIn = (locale: string): string => filesIn(locale).find(({ path }) => path === 'PROJECT_RULES.md')!.text;

describe('the files that a repository starts with', () => {
  it.each(['en', 'ja'])('have no finding, and an empty ledger in each of both (%s)', (locale) => {
    const workspace = openWorkspace({ sources: filesIn(locale) });
    expect(new Checker().check(workspace, NO_FACTS, Date.UTC(2026, 0, 15)).findings).toEqual([]);
    expect(workspace.tasks).toEqual([]);
    expect(workspace.blocked).toEqual([]);
    expect(workspace.flags).toMatchObject({ freeze: 'off', autoDecide: 'off' });
    expect(
      [...workspace.files.values()].filter(({ tasks, approvals }) => tasks !== undefined || approvals !== undefined),
    ).toHaveLength(2);
  });

  it.each(['en', 'ja'])('set the default policy, and every example in them is one that it takes (%s)', (locale) => {
    const written = loadPolicy(rulesIn(locale));
    expect(written.problems).toEqual([]);
    expect(written.policy).toEqual(defaultPolicy);
    // A remark is a sentence with a stop or a colon in it; everything else behind a `#` is policy.
    const said = Object.values(messagesFor(locale).scaffold.policy);
    const lines = rulesIn(locale).split('\n');
    const taken = lines
      .filter((line) => !said.some((text) => line.includes(text)))
      .map((line) => line.replace(/^ {2}# /, '  '));
    const { problems, policy } = loadPolicy(taken.join('\n'));
    expect(problems).toEqual([]);
    expect(policy.people.get('dana')).toMatchObject({ roles: ['CMD'] });
    expect(policy.agents.get('claude-2')).toEqual({ operator: 'dana' });
    expect(policy.lock).toEqual({ ttlMinutes: 30, heartbeatMinutes: 10, graceMinutes: 5 });
    expect(policy.protected).toEqual(['PROJECT_RULES.md']);
  });
});

describe('the attributes', () => {
  const english = messagesFor('en');

  it('are added once, in the line ends that are there', () => {
    const first = withAttributes('*.png binary\r\n', defaultPolicy, english)!;
    expect(first).toMatch(/^\*\.png binary\r\n# .*\r\n/);
    expect(first.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(withAttributes(first, defaultPolicy, english)).toBeUndefined();
  });

  it('leave what is said of a file already', () => {
    const own = '/ORCH/AUDIT/** text eol=lf\n';
    const added = withAttributes(own, defaultPolicy, english)!;
    expect(added.startsWith(own)).toBe(true);
    expect(added.match(/ORCH\/AUDIT/g)).toHaveLength(1);
  });
});
