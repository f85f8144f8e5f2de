import { FLAG_VALUES, type FlagLine, type FlagName, type WorkspaceFile } from '../../model/index.js';
import { fileRule, type Fix, type Problem } from '../types.js';

type FlagValue = Problem<'flags/flag-value'>;

/** What people write for on and off. */
const MEANT: ReadonlyMap<string, string> = new Map([
  ...['true', 'yes', '1', 'enabled', 'enable', 'active', 'オン', '有効'].map((word) => [word, 'on'] as const),
  ...['false', 'no', '0', 'disabled', 'disable', 'none', 'オフ', '無効'].map((word) => [word, 'off'] as const),
]);

export const flagValue = fileRule({
  code: 'flags/flag-value',
  severity: 'error',
  docs: {
    what: 'A flag has a value that it cannot have, so that it counts as off; or it is set twice to different values (a warning at the one that does not hold).',
    why: 'Who writes `FREEZE=yes` believes that the process is frozen. It is not.',
    fix: 'Write `FREEZE=on` or `off`, `AUTO_DECIDE=on`, `shadow` or `off`, each once.',
    bad: `
=== ORCH/STATE/flags.md
FREEZE=yes
       ~~~ error flags/flag-value
AUTO_DECIDE=on
            ~~ warning flags/flag-value
AUTO_DECIDE=off
`,
    good: `
=== ORCH/STATE/flags.md
FREEZE=on
AUTO_DECIDE=shadow
`,
  },
  check(file) {
    const known = (file.flags?.lines ?? []).filter(isKnown);
    const found = known.flatMap((line) => {
      const legal: readonly string[] = FLAG_VALUES[line.name];
      return legal.includes(line.value.toLowerCase()) ? overruled(line, known, file) : [illegal(line, legal)];
    });
    return found.length === 0 ? undefined : found;
  },
});

function isKnown(line: FlagLine): line is FlagLine & { name: FlagName } {
  return Object.hasOwn(FLAG_VALUES, line.name);
}

function illegal({ name, value, valueRange, nameRange }: FlagLine, legal: readonly string[]): FlagValue {
  const meant = MEANT.get(value.toLowerCase());
  const at = value === '' ? { start: nameRange.start, end: valueRange.end } : valueRange;
  const title = { code: 'replace', params: { from: value, to: meant ?? '' } } as const;
  const fixes: Fix[] =
    meant === undefined ? [] : [{ title, edits: [{ range: valueRange, newText: meant }], safe: false }];
  return { at, params: { name, value: value.slice(0, 60), legal: legal.join(', '), overruled: false }, fixes };
}

function overruled(line: FlagLine, all: readonly FlagLine[], file: WorkspaceFile): readonly FlagValue[] {
  const last = all.findLast(({ name }) => name === line.name);
  if (last === undefined || last === line || last.value.toLowerCase() === line.value.toLowerCase()) return [];
  const related = [{ file: file.path, range: last.valueRange }];
  const params = { name: line.name, value: line.value, legal: '', overruled: true };
  return [{ at: line.valueRange, params, severity: 'warning', related }];
}
