import { describe, expect, it } from 'vitest';
import { rules } from '../../server/src/core/index.js';
import { branch, commitBase, editor, onDisk, saidOf, staged, type Said } from '../support/doors.js';
import { checkFixture, readFixture } from '../support/fixture.js';
import { Repository } from '../support/repository.js';
import { AS_COMMITTED, FURTHER_SCENARIOS, judgesHandEdits, SCENARIOS, type Scenario } from './scenarios.js';

/** One for all: each scenario commits its own base on top. */
const repository = Repository.with({ 'README.md': '# A project\n' });

const WHICH: readonly (keyof Scenario)[] = ['bad', 'good'];

/** Rule by rule, and what further scenarios there are for some of them. */
const ALL: readonly (readonly [code: string, what: string, scenario: Scenario])[] = [
  ...rules.filter(judgesHandEdits).map(({ code, docs }) => [code, 'the example', SCENARIOS[code] ?? docs] as const),
  ...FURTHER_SCENARIOS,
];

/** Each door gives the verdict of the kernel, all of it: not the finding alone that the scenario is about. */
describe.each(ALL)('%s: %s', (code, _, scenario) => {
  it.each(WHICH)('has a base: %s', (which) => {
    for (const one of [scenario, AS_COMMITTED[code]])
      if (one !== undefined) expect(readFixture(one[which]).base, 'add a scenario to scenarios.ts').toBeDefined();
    expect(isSaid(code, saidOf(checkFixture(readFixture(scenario[which]))))).toBe(which === 'bad');
  });

  it.each(WHICH)('is said alike in the editor, by a check, and by one of what is staged: %s', async (which) => {
    const fixture = readFixture(scenario[which]);
    const expected = saidOf(checkFixture(fixture));
    commitBase(repository, fixture);
    for (const door of [editor, onDisk, staged])
      expect(await door.ask(repository, fixture, expected), door.name).toEqual(expected);
  });

  it.each(WHICH)('is said of what a branch has committed: %s', async (which) => {
    const fixture = readFixture((AS_COMMITTED[code] ?? scenario)[which]);
    commitBase(repository, fixture);
    const said = await branch.ask(repository, fixture, []);
    if (AS_COMMITTED[code] === undefined) expect(inFiles(said)).toEqual(inFiles(saidOf(checkFixture(fixture))));
    else expect(isSaid(code, said)).toBe(which === 'bad');
  });
});

function isSaid(code: string, said: Said): boolean {
  return said.some((one) => one.endsWith(` ${code}`));
}

/** Findings of earlier commits stand at rows as they are now; and what a branch brings is new to it alone. */
function inFiles(said: Said): Said {
  return said.flatMap((one) => (isSaid('history/adopted', [one]) ? [] : [one.replace(/:\d+:\d+ /, ' ')])).sort();
}
