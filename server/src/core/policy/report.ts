import { nearest, type PlacelessProblem, type ProblemReason } from './problems.js';

export type Report = (problem: PlacelessProblem) => void;

/** A semantic problem: allowed by the schema, but it does not fit the rest. */
export function semantic(
  reason: ProblemReason,
  path: readonly string[],
  more: Partial<Omit<PlacelessProblem, 'reason' | 'path'>> = {},
): PlacelessProblem {
  return { kind: 'semantic', reason, severity: 'error', path, at: 'value', actual: '', expected: [], ...more };
}

/** Reports what is switched `off` although no default has that name: the default that was meant is still on. */
export function reportVainOff(
  key: string,
  input: Readonly<Record<string, unknown>>,
  defaults: readonly { readonly name: string }[],
  report: Report,
): void {
  const names = defaults.map(({ name }) => name);
  for (const [name, value] of Object.entries(input)) {
    if (value !== 'off' || names.includes(name)) continue;
    const suggestion = nearest(name, names);
    const found = { severity: 'warning', at: 'key', actual: name, expected: names } as const;
    report(semantic('nothing-to-switch-off', [key, name], suggestion === undefined ? found : { ...found, suggestion }));
  }
}
