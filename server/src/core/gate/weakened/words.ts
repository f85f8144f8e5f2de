import {
  findText,
  kindOf,
  matchesGlob,
  matchesId,
  stateOf,
  statusOf,
  type ApprovalStatus,
  type Policy,
} from '../../policy/index.js';
import { parsePath } from '../../model/index.js';
import { loosening, TIGHT, type Loosening } from './loosening.js';

/** What words, headers, paths and patterns mean. */
export function loosenedMeanings(from: Policy, to: Policy): readonly Loosening[] {
  return [
    ...states(from, to),
    ...statuses(from, to),
    ...columns(from, to, 'tasks'),
    ...columns(from, to, 'approvals'),
    ...kinds(from, to),
    ...ids(from, to),
    ...protectedFiles(from, to),
    ...paths(from, to),
    ...roots(from, to),
  ];
}

/** A word that means a state of another category than before: rules and guards go by category. */
function states(from: Policy, to: Policy): readonly Loosening[] {
  const words = new Set([...from.states, ...to.states].flatMap(({ name, aliases }) => [name, ...aliases]));
  const told = new Set<string>();
  return [...words].flatMap((word) => {
    const [before, after] = [stateOf(from, word), stateOf(to, word)];
    if (before === undefined || after === undefined || before.category === after.category) return TIGHT;
    if (told.has(after.name)) return TIGHT;
    told.add(after.name);
    return loosening('state', ['states', after.name], before.category, after.category, word);
  });
}

/** How much a status opens: what is approved most, what is pending may still be. */
const OPENS: Readonly<Record<ApprovalStatus, number>> = { approved: 2, pending: 1, rejected: 0, expired: 0 };

function statuses(from: Policy, to: Policy): readonly Loosening[] {
  const words = new Set([...from.approvals.statuses.keys(), ...to.approvals.statuses.keys()]);
  return [...words].flatMap((word) => {
    const [before, after] = [statusOf(from, word), statusOf(to, word)];
    const opens = (status: ApprovalStatus | undefined): number => (status === undefined ? 0 : OPENS[status]);
    // A spelling that nobody could read before is no decision that is taken back.
    const known = before !== undefined || after === 'approved';
    if (!known || opens(after) <= opens(before)) return TIGHT;
    return loosening('status', ['approvals', 'statuses', word], before ?? '', after ?? '');
  });
}

/** A header that no longer means what it meant: rules that need the column fall silent. */
function columns(from: Policy, to: Policy, ledger: 'tasks' | 'approvals'): readonly Loosening[] {
  const after: ReadonlyMap<string, string> = to.columns[ledger];
  return [...from.columns[ledger]].flatMap(([header, column]) => {
    const now = after.get(header);
    return now === column ? TIGHT : loosening('column', ['columns', ledger, header], column, now ?? 'off');
  });
}

/** Approvals that count as another kind than before open what they did not. */
function kinds(from: Policy, to: Policy): readonly Loosening[] {
  const [before, after] = [from.approvals.kinds, to.approvals.kinds];
  const patterns = [...before, ...after].map(({ pattern }) => pattern);
  const witness = findText(patterns, 'text', (text) => kindOf(from, '', text) !== kindOf(to, '', text));
  if (witness === 'none') return TIGHT;
  const path = ['approvals', 'kinds'];
  if (witness === 'unknown') return loosening('kind', path, '', '');
  const { text } = witness;
  return loosening('kind', path, kindOf(from, '', text) ?? '', kindOf(to, '', text) ?? '', text);
}

function ids(from: Policy, to: Policy): readonly Loosening[] {
  const [before, after] = [from.ids.pattern, to.ids.pattern];
  if (before === undefined || before === after) return TIGHT;
  const free = (text: string): boolean => !matchesId(before, text) && (after === undefined || matchesId(after, text));
  const witness = findText(after === undefined ? [before] : [before, after], 'id', free);
  if (witness === 'none') return TIGHT;
  const example = witness === 'unknown' ? '' : witness.text;
  return loosening('id', ['ids', 'pattern'], before, after ?? '', example);
}

function protectedFiles(from: Policy, to: Policy): readonly Loosening[] {
  const kept = new Set(to.protected);
  return from.protected.flatMap((pattern) => {
    if (kept.has(pattern)) return TIGHT;
    const free = (path: string): boolean =>
      matchesGlob(pattern, path) && !to.protected.some((one) => matchesGlob(one, path));
    const witness = findText([pattern, ...to.protected], 'glob', free);
    if (witness === 'none') return TIGHT;
    return loosening('protected', ['protected'], pattern, '', witness === 'unknown' ? '' : witness.text);
  });
}

/** A file that is no longer where Orch looks for it is no longer judged. */
function paths(from: Policy, to: Policy): readonly Loosening[] {
  const lists = (['tasks', 'approvals'] as const).flatMap((key) =>
    from.paths[key]
      .filter((path) => !to.paths[key].includes(path))
      .flatMap((path) => loosening('path', ['paths', key], path, to.paths[key].join(', '))),
  );
  const single = (['flags', 'blocked', 'evidence', 'audit', 'archive', 'baseline'] as const).flatMap((key) =>
    from.paths[key] === to.paths[key] ? TIGHT : loosening('path', ['paths', key], from.paths[key], to.paths[key]),
  );
  return [...lists, ...single];
}

/** A path that leads to a file of the workspace where it led to none, or to another. */
function roots(from: Policy, to: Policy): readonly Loosening[] {
  const prefixes = new Set([...from.roots, ...to.roots].map((root) => root.from));
  return [...prefixes].flatMap((prefix) => {
    const inside = `${prefix.replace(/[/\\]$/, '')}/x.md`;
    const target = ({ roots }: Policy): string => {
      const found = parsePath(inside, roots);
      return found.kind === 'relative' ? found.path.slice(0, -'x.md'.length) || '.' : '';
    };
    const [before, after] = [target(from), target(to)];
    return after === '' || after === before ? TIGHT : loosening('root', ['roots', prefix], before, after);
  });
}
