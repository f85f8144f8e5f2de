import type { Overview } from '../../../server/src/protocol.js';
import type { Translate } from '../l10n.js';

type Roots = Overview['roots'];

/** The flags that change what may be done, as a status bar item. Undefined: none does. */
export interface FlagsLook {
  readonly text: string;
  readonly background?: 'warning';
  /** The flags file, where no move can be made: there is nothing to set, but something to read. */
  readonly open?: string;
  /** Paragraphs. */
  readonly tooltip: readonly string[];
  readonly speech: string;
}

export function flagsLook(overview: Overview | undefined, t: Translate): FlagsLook | undefined {
  const roots = overview?.roots ?? [];
  const frozen = roots.some(({ flags }) => flags?.freeze === 'on');
  const auto = autoOf(roots);
  if (!frozen && auto === 'off') return undefined;
  const words = [...(frozen ? ['FREEZE'] : []), ...(auto === 'off' ? [] : [auto === 'on' ? 'AUTO' : 'SHADOW'])];
  const canSet = roots.some(({ who, flags }) => who !== undefined && flags !== undefined);
  const open = canSet ? undefined : roots.flatMap(({ flags }) => flags?.uri ?? [])[0];
  const lines = linesOf(frozen, auto, t);
  return {
    text: words.map((word) => `${word === 'FREEZE' ? '$(lock)' : '$(hubot)'} ${word}`).join(' '),
    ...(frozen ? { background: 'warning' as const } : {}),
    ...(open === undefined ? {} : { open }),
    tooltip: [...lines, open === undefined ? t('Click to set it.') : t('Click to read it.')],
    speech: lines.join(' '),
  };
}

function autoOf(roots: Roots): 'on' | 'shadow' | 'off' {
  const values = new Set(roots.map(({ flags }) => flags?.autoDecide ?? 'off'));
  if (values.has('on')) return 'on';
  return values.has('shadow') ? 'shadow' : 'off';
}

function linesOf(frozen: boolean, auto: 'on' | 'shadow' | 'off', t: Translate): readonly string[] {
  return [
    ...(frozen ? [t('FREEZE is on: no task starts and nothing is decided.')] : []),
    ...(auto === 'on' ? [t('AUTO_DECIDE is on: approvals may be decided by rule.')] : []),
    ...(auto === 'shadow'
      ? [t('AUTO_DECIDE is in shadow: rules say what they would decide, and decide nothing.')]
      : []),
  ];
}

/** Settings of a flag that change something, each with what it does; all of them where it is not known what holds. */
export function flagChoices(
  flags: Roots[number]['flags'],
  t: Translate,
): readonly { readonly label: string; readonly description: string }[] {
  const all = [
    { label: 'FREEZE=on', description: t('no task starts and nothing is decided') },
    { label: 'FREEZE=off', description: t('work goes on') },
    { label: 'AUTO_DECIDE=on', description: t('rules decide approvals') },
    { label: 'AUTO_DECIDE=shadow', description: t('rules say what they would decide') },
    { label: 'AUTO_DECIDE=off', description: t('people decide alone') },
  ];
  const held = flags === undefined ? [] : [`FREEZE=${flags.freeze}`, `AUTO_DECIDE=${flags.autoDecide}`];
  return all.filter(({ label }) => !held.includes(label));
}
