import type { Overview } from '../../../server/src/protocol.js';
import type { Translate } from '../l10n.js';
import { problemsOf, serious } from '../overview/counts.js';
import { countWords } from '../overview/words.js';
import { baseSentence } from '../past/looks.js';
import type { ConnectionState } from '../server/connection.js';

/** The status bar item, as data. Undefined: there is nothing to say in this window. */
export interface Look {
  readonly text: string;
  readonly background?: 'warning' | 'error';
  readonly command: 'orch.showProblems' | 'orch.restartServer';
  /** Paragraphs. */
  readonly tooltip: readonly string[];
  readonly speech: string;
}

/** What the status bar shows for a state of the server and its last overview. */
export function lookOf(state: ConnectionState, overview: Overview | undefined, t: Translate): Look | undefined {
  if (state === 'failed') return failed(t);
  if (overview === undefined) return undefined;
  const roots = overview.roots.filter(
    ({ tasks, flags, approvalCounts }) => tasks.length > 0 || approvalCounts.total > 0 || flags !== undefined,
  );
  if (roots.length === 0) return undefined;
  const problems = problemsOf({ roots });
  const count = serious(problems);
  const frozen = roots.some(({ flags }) => flags?.freeze === 'on');
  const words = [
    state === 'running' ? (count === 0 ? '$(pass)' : '$(checklist)') : '$(loading~spin)',
    count === 0 ? 'Orch' : `${count}`,
    ...(frozen ? ['$(lock) FREEZE'] : []),
    ...autoWords(roots),
  ];
  const summary = count === 0 ? t('no errors or warnings') : countWords(problems, t);
  return {
    text: words.join(' '),
    ...(frozen ? { background: 'warning' as const } : {}),
    command: 'orch.showProblems',
    tooltip: [
      ...roots.map((root) => rootLine(root, roots.length > 1, t)),
      ...flagLines(frozen, roots, t),
      ...editsLine(roots, t),
      ...baseLines(roots, t),
    ],
    speech: `Orch: ${summary}${frozen ? ', FREEZE' : ''}`,
  };
}

function failed(t: Translate): Look {
  const tooltip = t('The Orch language server does not run: nothing is checked. Click to start it again.');
  return {
    text: '$(error) Orch',
    background: 'error',
    command: 'orch.restartServer',
    tooltip: [tooltip],
    speech: tooltip,
  };
}

type Roots = Overview['roots'];

function autoWords(roots: Roots): string[] {
  const values = new Set(roots.map(({ flags }) => flags?.autoDecide ?? 'off'));
  if (values.has('on')) return ['$(hubot) AUTO'];
  return values.has('shadow') ? ['$(hubot) SHADOW'] : [];
}

function rootLine({ name, tasks, approvalCounts, problems }: Roots[number], named: boolean, t: Translate): string {
  const open = tasks.filter(({ category }) => category !== 'done' && category !== 'dropped').length;
  const parts = [
    t('{0} of {1} tasks open', open, tasks.length),
    t('{0} of {1} approvals pending', approvalCounts.pending, approvalCounts.total),
    countWords(problems, t) || t('no findings'),
  ];
  return `${named ? `${name}: ` : ''}${parts.join(t(', '))}`;
}

function flagLines(frozen: boolean, roots: Roots, t: Translate): string[] {
  const [auto] = autoWords(roots);
  return [
    ...(frozen ? [t('FREEZE is on: no task starts and nothing is decided.')] : []),
    ...(auto === undefined
      ? []
      : [
          auto.endsWith('AUTO')
            ? t('AUTO_DECIDE is on: approvals may be decided by rule.')
            : t('AUTO_DECIDE is in shadow: rules say what they would decide, and decide nothing.'),
        ]),
  ];
}

/** Once where it is the same for all folders. */
function baseLines(roots: Roots, t: Translate): string[] {
  const lines = roots.map(({ name, base }) => ({ name, said: baseSentence(base, t) }));
  const [first] = lines;
  if (first === undefined || lines.every(({ said }) => said === first.said))
    return first === undefined ? [] : [first.said];
  return lines.map(({ name, said }) => `${name}: ${said}`);
}

function editsLine(roots: Roots, t: Translate): string[] {
  if (roots.every(({ moves }) => moves !== 'edits')) return [];
  return [t('Moves are edits that this editor makes and saves: a crash in between can leave a part of one.')];
}
