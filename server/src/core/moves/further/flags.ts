import { setFlag } from '../../edits/index.js';
import { FLAG_VALUES, type FlagName, type Workspace } from '../../model/index.js';
import { makePlan, type Draft } from '../draft.js';
import { unreadable } from '../find.js';
import { refuse } from '../refuse.js';
import type { Intent, Planner } from '../types.js';
import { onlyCommand } from './authority.js';

/** `flags.set`: FREEZE and AUTO_DECIDE, by who commands. The flags file is made where there is none. */
export const planFlags: Planner<Extract<Intent, { verb: 'flags.set' }>> = (snapshot, intent, context) => {
  const { workspace } = snapshot;
  const name = FLAG_NAMES.find((one) => one === intent.name.trim().toUpperCase());
  if (name === undefined) return refuse('flags/unknown', { name: intent.name, known: FLAG_NAMES.join(', ') });
  const legal: readonly string[] = FLAG_VALUES[name];
  const value = legal.find((one) => one === intent.value.trim().toLowerCase());
  if (value === undefined) return refuse('flags/value', { name, value: intent.value, legal: legal.join(', ') });
  const file = workspace.files.get(workspace.policy.paths.flags);
  const refusal = onlyCommand(workspace, context, 'flags.set', name) ?? (file && unreadable(file));
  if (refusal !== undefined) return refusal;
  if (standing(workspace, name).toLowerCase() === value)
    return refuse('flags/already', { name, value }, { alreadyDone: true });
  return makePlan(snapshot, context, { event: 'flags.set', id: name, drafts: [flagDraft(workspace, name, value)] });
};

const FLAG_NAMES = Object.keys(FLAG_VALUES) as readonly FlagName[];

/** Writes a flag. */
export function flagDraft(workspace: Workspace, name: FlagName, value: string): Draft {
  const path = workspace.policy.paths.flags;
  const edits = setFlag(workspace.files.get(path), name, value);
  const row = {
    file: path,
    kind: 'flag',
    id: name,
    before: { value: standing(workspace, name) },
    after: { value },
  } as const;
  return { files: [{ path, edits }], rows: [row] };
}

/** What a flag stands at: as the file writes it, '' where it says nothing; what is in force where a hand edit says otherwise. */
function standing({ flags }: Workspace, name: FlagName): string {
  const said = flags?.lines.findLast((line) => line.name === name)?.value ?? '';
  const held = (name === 'FREEZE' ? flags?.freeze : flags?.autoDecide) ?? 'off';
  const read = FLAG_VALUES[name].find((value) => value === said.toLowerCase()) ?? 'off';
  return read === held ? said : held;
}
