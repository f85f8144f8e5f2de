import { FLAG_VALUES } from '../../model/index.js';
import { nearest } from '../../policy/problems.js';
import { isQuoted } from '../support/quoted.js';
import { fileRule, type Problem } from '../types.js';

const NAMES = Object.keys(FLAG_VALUES);

export const unknownFlag = fileRule({
  code: 'flags/unknown-flag',
  severity: 'info',
  worst: 'warning',
  docs: {
    what: 'The flags file sets a flag that Orch does not know; a warning where a known one is probably meant.',
    why: 'A misspelt `FREEZE=on` freezes nothing, and nobody notices until it should have.',
    fix: 'Correct the name: the flags are `FREEZE` and `AUTO_DECIDE`, in capital letters.',
    bad: `
=== ORCH/STATE/flags.md
FREZE=on
~~~~~ warning flags/unknown-flag
COLOUR=blue
~~~~~~ info flags/unknown-flag
`,
    good: `
=== ORCH/STATE/flags.md
FREEZE=on
AUTO_DECIDE=off
`,
  },
  check({ flags, document }) {
    const found = (flags?.lines ?? []).flatMap(({ name, line, nameRange }): Problem<'flags/unknown-flag'>[] => {
      if (NAMES.includes(name) || isQuoted(document, line)) return [];
      const suggestion = nearest(name.replaceAll('-', '_'), NAMES) ?? '';
      const problem = { at: nameRange, params: { name, suggestion } };
      if (suggestion === '') return [problem];
      const title = { code: 'replace', params: { from: name, to: suggestion } } as const;
      const fix = { title, edits: [{ range: nameRange, newText: suggestion }], safe: false };
      return [{ ...problem, severity: 'warning', fixes: [fix] }];
    });
    return found.length === 0 ? undefined : found;
  },
});
