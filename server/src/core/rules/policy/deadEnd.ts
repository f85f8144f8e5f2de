import type { PolicyDocument } from '../../policy/index.js';
import { deadEnds } from '../../process/index.js';
import type { Range } from '../../text/index.js';
import { fileRule } from '../types.js';
import { loadedFrom } from './loaded.js';

export const deadEnd = fileRule({
  code: 'policy/dead-end',
  severity: 'warning',
  docs: {
    what: 'From a state of the policy no sequence of events leads to one that is done or dropped.',
    why: 'A task that comes there stays there for ever; the only way out is to edit the ledger by hand.',
    fix: 'Let an event start from the state.',
    bad: `
=== PROJECT_RULES.md
---
orch:
  version: 1
  states:
    REVIEW: {category: review}
    QA: {category: review}
    ~~ warning policy/dead-end
  events:
    inspect: {from: REVIEW, to: QA, by: AUDIT}
    finish: {from: REVIEW}
    return: {from: REVIEW}
    hold: off
    drop: off
---
`,
    good: `
=== PROJECT_RULES.md
---
orch:
  version: 1
  states:
    REVIEW: {category: review}
    QA: {category: review}
  events:
    inspect: {from: REVIEW, to: QA, by: AUDIT}
    finish: {from: [REVIEW, QA]}
    return: {from: REVIEW}
    hold: off
    drop: off
---
`,
  },
  check(file) {
    const loaded = loadedFrom(file);
    if (loaded?.document.input === undefined) return undefined;
    const { policy, document } = loaded;
    return deadEnds(policy).map(({ name }) => ({ at: placeOfState(document, name), params: { state: name } }));
  },
});

/** Where a policy speaks of a state: its own entry, else the events, which are then to blame, else the policy as a whole. */
function placeOfState({ input, rangeOf }: PolicyDocument, state: string): Range {
  if (Object.hasOwn(input?.states ?? {}, state)) return rangeOf(['states', state], 'key');
  return rangeOf(input?.events === undefined ? [] : ['events'], 'key');
}
