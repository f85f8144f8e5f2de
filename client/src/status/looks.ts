import type { Overview } from '../../../server/src/protocol.js';
import type { Translate } from '../l10n.js';
import { problemsOf, serious } from '../overview/counts.js';
import { countWords, elsewhereLines } from '../overview/words.js';
import { baseSentence } from '../past/looks.js';
import type { ConnectionState } from '../server/connection.js';

/** The status bar item, as data. Undefined: there is nothing to say in this window. */
export interface Look {
  readonly text: string;
  readonly background?: 'warning' | 'error';
  readonly command: 'orch.showProblems' | 'orch.restartServer' | 'orch.stopServer';
  /** Paragraphs. */
  readonly tooltip: readonly string[];
  readonly speech: string;
}

/** What of a window changes what is shown and done in it. */
export interface Circumstances {
  /** Restricted Mode. */
  readonly restricted?: boolean;
  /** The user's settings show findings otherwise than the policy says. */
  readonly overridden?: boolean;
  /** The first reading takes long enough to be worth a word. */
  readonly late?: boolean;
}

/** What the status bar shows for a state of the server and its last overview. */
export function lookOf(
  state: ConnectionState,
  overview: Overview | undefined,
  t: Translate,
  circumstances: Circumstances = {},
): Look | undefined {
  if (state === 'failed') return failed(t);
  if (state === 'halted') return halted(t);
  if (overview === undefined) return circumstances.late === true ? firstReading(t) : undefined;
  const roots = overview.roots.filter(
    ({ tasks, flags, approvalCounts }) => tasks.length > 0 || approvalCounts.total > 0 || flags !== undefined,
  );
  if (roots.length === 0) return undefined;
  const problems = problemsOf({ roots });
  const count = serious(problems);
  const reading = roots.some(({ base }) => base.kind !== 'commit' && base.without === 'reading');
  const words = [
    state === 'running' && !reading ? (count === 0 ? '$(pass)' : '$(checklist)') : '$(loading~spin)',
    count === 0 ? 'Orch' : `${count}`,
  ];
  const summary = count === 0 ? t('no errors or warnings') : countWords(problems, t);
  return {
    text: words.join(' '),
    command: 'orch.showProblems',
    tooltip: [
      ...roots.map((root) => rootLine(root, roots.length > 1, t)),
      ...editsLine(roots, t),
      ...elsewhereLines(roots, t),
      ...circumstanceLines(circumstances, t),
      ...baseLines(roots, t),
    ],
    speech: [`Orch: ${summary}`, ...(reading ? [t('The last commit is being read.')] : [])].join('. '),
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

function halted(t: Translate): Look {
  const tooltip = t('Orch was stopped: nothing is checked. Click to start it again.');
  return {
    text: '$(circle-slash) Orch',
    background: 'warning',
    command: 'orch.restartServer',
    tooltip: [tooltip],
    speech: tooltip,
  };
}

function firstReading(t: Translate): Look {
  const said = t('Orch is reading the ledgers...');
  return {
    text: `$(loading~spin) ${said}`,
    command: 'orch.stopServer',
    tooltip: [said, t('Click to stop it.')],
    speech: said,
  };
}

type Roots = Overview['roots'];

function rootLine({ name, tasks, approvalCounts, problems }: Roots[number], named: boolean, t: Translate): string {
  const open = tasks.filter(({ category }) => category !== 'done' && category !== 'dropped').length;
  const parts = [
    t('{0} of {1} tasks open', open, tasks.length),
    t('{0} of {1} approvals pending', approvalCounts.pending, approvalCounts.total),
    countWords(problems, t) || t('no findings'),
  ];
  return `${named ? `${name}: ` : ''}${parts.join(t(', '))}`;
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

function circumstanceLines({ restricted = false, overridden = false }: Circumstances, t: Translate): string[] {
  return [
    ...(restricted
      ? [t('Restricted Mode: nothing is run here, not even git, so nothing is submitted or finished.')]
      : []),
    ...(overridden
      ? [t('Your settings (`orch.rules.severity`) show findings otherwise than the policy, which checks and CI go by.')]
      : []),
  ];
}
