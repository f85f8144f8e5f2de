import { describe, expect, it } from 'vitest';
import { checkJson } from '../support/cli.js';
import { Repository } from '../support/repository.js';

const TASKS = 'ORCH/STATE/TASKS.md';
const APPROVALS = 'ORCH/STATE/APPROVALS.md';
const ledger = (state: string): string =>
  `| task_id | title | state | owner |\n|---|---|---|---|\n| T-1 | Login | ${state} | WORK |\n`;
const asked = (status: string): string =>
  `| appr_id | task_id | op | status | requested_by |\n|---|---|---|---|---|\n| A-1 | T-1 | form | ${status} | WORK@lee |\n`;
const rules = (people: string): string => `---\norch:\n  version: 1\n  ${people}\n---\n`;

/** What a branch is told of its author, Mika, who makes a task ready and approves something by hand. */
async function said(people: string): Promise<readonly string[]> {
  const repository = Repository.with({
    [TASKS]: ledger('PLAN'),
    [APPROVALS]: asked('pending'),
    'PROJECT_RULES.md': rules(people),
  });
  repository.write(TASKS, ledger('READY'));
  repository.write(APPROVALS, asked('approved'));
  repository.commit();
  const { findings } = await checkJson(repository.folder, '--base', 'HEAD~1');
  const wrong = findings.filter(({ rule }) => rule === 'history/wrong-actor');
  for (const { message } of wrong) expect(message).toContain('Mika'.toLowerCase());
  return wrong.map(({ severity, id }) => `${severity} ${String(id)}`).sort();
}

const mika = (roles: string): string => `people: { mika: { emails: [MIKA@lantern.example], roles: [${roles}] } }`;

describe('a commit whose author the policy knows by e-mail', () => {
  it('is warned of where it does what is for other roles', async () => {
    expect(await said(mika('WORK'))).toEqual(['warning A-1', 'warning T-1']);
  });

  it('is fine where one of the roles may', async () => {
    expect(await said(mika('WORK, CMD'))).toEqual([]);
  });

  it('is not judged where nobody knows the author, or no role', async () => {
    expect(await said('people: { lee: { emails: [lee@lantern.example], roles: [WORK] } }')).toEqual([]);
    expect(await said('people: { mika: { emails: [mika@lantern.example] } }')).toEqual([]);
  });

  it('may hold what an agent of the author did, but for decisions', async () => {
    const operator = `${mika('AUDIT')}\n  agents: { claude-2: { operator: mika } }\n  events: { ready: { by: [WORK] } }`;
    expect(await said(operator)).toEqual([]);
    expect(await said(operator.replace('roles: [AUDIT]', 'roles: [WORK]'))).toEqual(['warning A-1']);
  });
});
