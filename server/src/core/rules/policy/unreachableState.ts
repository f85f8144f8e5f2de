import { unreachableStates } from '../../process/index.js';
import { fileRule } from '../types.js';
import { loadedFrom } from './loaded.js';

export const unreachableState = fileRule({
  code: 'policy/unreachable-state',
  severity: 'warning',
  docs: {
    what: 'No event of the policy leads into a state.',
    why: 'Events lead into the first state of a category. A second one that no event names can only be written by hand, past every guard.',
    fix: 'Let an event lead there (`to: STATE`), put the state first in its category, or remove it.',
    bad: `
=== PROJECT_RULES.md
---
orch:
  version: 1
  states:
    REVIEW: {category: review}
    QA: {category: review}
    ~~ warning policy/unreachable-state
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
---
`,
  },
  check(file) {
    const loaded = loadedFrom(file);
    if (loaded === undefined) return undefined;
    const { policy, document } = loaded;
    // A default state that an event no longer leads to was switched off with the event, and harms nobody.
    const own = document.input?.states ?? {};
    return unreachableStates(policy)
      .filter(({ name }) => Object.hasOwn(own, name))
      .map(({ name, category }) => ({
        at: document.rangeOf(['states', name], 'key'),
        params: { state: name, category },
      }));
  },
});
