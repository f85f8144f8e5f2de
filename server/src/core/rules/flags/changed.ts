import { loosenedFlags } from '../../gate/index.js';
import type { FlagName, HeldFlags, Workspace } from '../../model/index.js';
import { lineRange } from '../../text/index.js';
import { workspaceRule, type PlacedProblem } from '../types.js';

export const changed = workspaceRule({
  code: 'flags/changed',
  severity: 'error',
  docs: {
    what: 'FREEZE was switched off, or AUTO_DECIDE raised, by hand: neither the commit that everything is compared with nor the audit log says so, and it is not in force.',
    why: 'FREEZE stops everybody, and must not be lifted by whoever it stops. Of each flag the more careful value holds: freezing by hand works at once.',
    fix: 'Take the edit back and let who commands do it: `orch flags set FREEZE=off`. Or have the change approved: `orch request path:ORCH/STATE/flags.md --kind change --op "why"`.',
    bad: `
=== ORCH/STATE/flags.md @base
FREEZE=on
AUTO_DECIDE=shadow
=== ORCH/STATE/flags.md
FREEZE=off
       ~~~ error flags/changed
AUTO_DECIDE=on
            ~~ error flags/changed
`,
    good: `
=== ORCH/STATE/flags.md @base
FREEZE=off
AUTO_DECIDE=shadow
=== ORCH/STATE/flags.md
FREEZE=on
AUTO_DECIDE=off
`,
  },
  check(workspace) {
    const { base, flags, files, policy } = workspace;
    if (base?.flags === undefined || flags === undefined) return [];
    const typed: HeldFlags = files.get(policy.paths.flags)?.flags ?? { freeze: 'off', autoDecide: 'off' };
    return loosenedFlags(flags, typed).map((name) => problem(workspace, name, flags, typed));
  },
});

function problem(
  { flags, policy }: Workspace,
  name: FlagName,
  held: HeldFlags,
  typed: HeldFlags,
): PlacedProblem<'flags/changed'> {
  const line = flags?.lines.findLast((one) => one.name === name);
  const [before, after] = name === 'FREEZE' ? [held.freeze, typed.freeze] : [held.autoDecide, typed.autoDecide];
  const place = { file: policy.paths.flags, id: null, params: { name, before, after, path: policy.paths.flags } };
  if (line === undefined) return { ...place, at: lineRange(0, 0, 0) };
  const title = { code: 'replace', params: { from: line.value, to: before } } as const;
  const edits = [{ range: line.valueRange, newText: before }];
  return { ...place, at: line.valueRange, fixes: [{ title, edits, safe: false }] };
}
