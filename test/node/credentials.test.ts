import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultPolicy, policyFor, resolveCaller, type Policy } from '../../server/src/core/index.js';
import { nodeCredentials } from '../../server/src/node/credentials.js';
import { spawnedGit } from '../../server/src/node/git/process.js';
import { folderWith } from '../support/folders.js';

type Env = Readonly<Record<string, string | undefined>>;

/** A machine on which git is told nothing but what a test says. */
function machine(global = ''): { env: Env; repository: string } {
  const home = folderWith({ '.gitconfig': global });
  const env = { PATH: process.env['PATH'], HOME: home, XDG_CONFIG_HOME: home, GIT_CONFIG_NOSYSTEM: '1' };
  const repository = folderWith({ 'src/a.ts': '' });
  execFileSync('git', ['init', '-q'], { cwd: repository, env });
  return { env, repository };
}

function set(repository: string, key: string, value: string, how = '--replace-all'): void {
  execFileSync('git', ['config', how, key, value], { cwd: repository });
}

const people = `people: { dana: { emails: [dana@example.org], roles: [CMD] } }`;

function policyOf(yaml: string): Policy {
  return policyFor({ path: 'PROJECT_RULES.md', text: `---\norch:\n  version: 1\n  ${yaml}\n---\n` }).policy;
}

/** Who it is, or the refusal's code. */
function told(policy: Policy, ...given: Parameters<typeof nodeCredentials>): string {
  const caller = resolveCaller(policy, nodeCredentials(...given));
  return 'code' in caller ? caller.code : `${caller.text} ${caller.assurance}`;
}

describe('who asks, on a machine', () => {
  it('is who is named, else who the environment, the configuration or the e-mail says', () => {
    const { env, repository } = machine('[user]\n\temail = dana@example.org\n');
    const policy = policyOf(people);
    expect(told(policy, repository, undefined, env)).toBe('CMD@dana git-email');
    set(repository, 'orch.actor', 'WORK@ada');
    expect(told(policy, repository, undefined, env)).toBe('WORK@ada asserted');
    expect(told(policy, repository, undefined, { ...env, ORCH_ACTOR: 'AUDIT@kim' })).toBe('AUDIT@kim asserted');
    expect(told(policy, repository, 'CMD@eve', { ...env, ORCH_ACTOR: 'AUDIT@kim' })).toBe('CMD@eve asserted');
  });

  it('is nobody where nothing says so', () => {
    const { env, repository } = machine();
    expect(told(defaultPolicy, repository, undefined, env)).toBe('actor/missing');
    expect(told(defaultPolicy, repository, ' ', { ...env, ORCH_ACTOR: '' })).toBe('actor/missing');
    set(repository, 'user.email', 'stranger@example.org');
    expect(told(policyOf(people), repository, undefined, env)).toBe('actor/missing');
  });

  it('is not somebody else than git knows', () => {
    const { env, repository } = machine('[user]\n\temail = eve@example.org\n');
    expect(told(policyOf(people), repository, 'CMD@dana', env)).toBe('actor/other-email');
    set(repository, 'user.email', 'Dana@Example.org');
    expect(told(policyOf(people), repository, 'CMD@dana', env)).toBe('CMD@dana git-email');
  });

  it('is read as git reads it: the last that is set, the repository before the user, and nothing like it', () => {
    const { env, repository } = machine(
      '[orch]\n\tactor = AUDIT@global\n\tactors = CMD@wrong\n[my "orch"]\n\tactor = CMD@wrong\n',
    );
    expect(nodeCredentials(repository, undefined, env).configured).toBe('AUDIT@global');
    set(repository, 'orch.actor', 'WORK@one');
    set(repository, 'orch.actor', 'WORK@two', '--add');
    expect(nodeCredentials(repository, undefined, env).configured).toBe('WORK@two');
    expect(nodeCredentials(join(repository, 'src'), undefined, env).configured).toBe('WORK@two');
    expect(nodeCredentials(repository, undefined, env).email).toBeUndefined();
  });

  it('asks git once, and only where it matters', () => {
    const { env, repository } = machine('[user]\n\temail = dana@example.org\n');
    const before = spawnedGit();
    expect(told(defaultPolicy, repository, 'CMD@dana', env)).toBe('CMD@dana asserted');
    expect(spawnedGit()).toBe(before);
    expect(told(policyOf(people), repository, undefined, env)).toBe('CMD@dana git-email');
    expect(spawnedGit()).toBe(before + 1);
  });

  it('says nothing where there is no git, and no repository', () => {
    const { env, repository } = machine('[orch]\n\tactor = WORK@ada\n');
    const without = { ...env, PATH: folderWith() };
    expect(told(policyOf(people), repository, undefined, without)).toBe('actor/missing');
    expect(told(policyOf(people), repository, 'WORK@bo', without)).toBe('WORK@bo asserted');
    expect(told(defaultPolicy, folderWith(), undefined, env)).toBe('WORK@ada asserted');
  });
});
