import type { PlacedAuditLine } from '../audit/index.js';
import { caution, FLAG_VALUES, type FlagName, type Flags, type HeldFlags } from '../model/index.js';
import type { Policy } from '../policy/index.js';
import { isByCommand } from './commands.js';

/** The flags after audited moves: those of who commands count, in order. */
export function advanceFlags(flags: HeldFlags, lines: readonly PlacedAuditLine[], policy: Policy): HeldFlags {
  let held = flags;
  for (const { line } of lines) {
    if (!isByCommand(line, policy)) continue;
    for (const { kind, id, after } of line.rows) if (kind === 'flag') held = withFlag(held, id, after?.['value'] ?? '');
  }
  return held;
}

function withFlag(held: HeldFlags, name: string, value: string): HeldFlags {
  if (name === 'FREEZE') return { ...held, freeze: value === 'on' ? 'on' : 'off' };
  const legal = FLAG_VALUES.AUTO_DECIDE.find((one) => one === value) ?? 'off';
  return name === 'AUTO_DECIDE' ? { ...held, autoDecide: legal } : held;
}

/** Flags of which the typed value lets more happen than the held one. */
export function loosenedFlags(held: HeldFlags, typed: HeldFlags): readonly FlagName[] {
  const names: FlagName[] = [];
  if (caution('FREEZE', typed.freeze) < caution('FREEZE', held.freeze)) names.push('FREEZE');
  if (caution('AUTO_DECIDE', typed.autoDecide) < caution('AUTO_DECIDE', held.autoDecide)) names.push('AUTO_DECIDE');
  return names;
}

/** Of each flag the more careful value; the typed flags themselves where that is theirs. */
export function moreCareful(held: HeldFlags, typed: Flags): Flags {
  const loosened = loosenedFlags(held, typed);
  if (loosened.length === 0) return typed;
  return {
    ...typed,
    freeze: loosened.includes('FREEZE') ? held.freeze : typed.freeze,
    autoDecide: loosened.includes('AUTO_DECIDE') ? held.autoDecide : typed.autoDecide,
  };
}

/** What no flags file says. */
export const NO_FLAGS: Flags = { freeze: 'off', autoDecide: 'off', lines: [] };
