import type { Overview, ProblemPlace, RootOverview, RuleProblems, SeverityName } from '../../../server/src/protocol.js';
import type { Translate } from '../l10n.js';
import { words, type Icon, type ViewNode } from '../trees/node.js';

/** A rule in the view, with what its commands need. */
export interface RuleNode extends ViewNode {
  /** URI of the folder. */
  readonly root: string;
  readonly rule: RuleProblems;
}

/** What each rule found, the gravest first; a folder of its own for each root where several have findings. */
export function problemNodes(overview: Overview | undefined, t: Translate): readonly ViewNode[] {
  const roots = (overview?.roots ?? []).filter(({ rules }) => rules.length > 0);
  const [only, second] = roots;
  if (only === undefined) return [];
  if (second === undefined) return rulesOf(only, t);
  return roots.map((root) => ({
    id: `root ${root.uri}`,
    label: root.name,
    description: `${root.rules.length}`,
    icon: { name: 'root-folder' },
    context: 'root',
    children: rulesOf(root, t),
    open: true,
  }));
}

/** How many findings there are, in all roots. */
export function problemCount(overview: Overview | undefined): number {
  const counts = (overview?.roots ?? []).flatMap(({ rules }) => rules.map(({ count }) => count));
  return counts.reduce((a, b) => a + b, 0);
}

const ICONS: Readonly<Record<SeverityName, Icon>> = {
  error: { name: 'error', color: 'list.errorForeground' },
  warning: { name: 'warning', color: 'list.warningForeground' },
  info: { name: 'info', color: 'charts.blue' },
  hint: { name: 'lightbulb' },
};

function rulesOf({ uri, rules }: RootOverview, t: Translate): readonly RuleNode[] {
  return rules.map((rule) => {
    const { code, count, severity, fixable, docs, places } = rule;
    const context = ['rule', ...(fixable > 0 ? ['fixable'] : []), ...(docs === undefined ? [] : ['docs'])].join('.');
    const seen = new Map<string, number>();
    const children = places.map((place) => placeNode(place, `${uri} ${code}`, seen, t));
    return {
      id: `rule ${uri} ${code}`,
      label: code,
      description: words(`${count}`, fixable === 0 ? '' : t('{0} can be fixed', fixable)),
      icon: ICONS[severity],
      context,
      speech: `${code}: ${count}`,
      children: count > places.length ? [...children, moreNode(rule, uri, t)] : children,
      root: uri,
      rule,
    };
  });
}

/** A place keeps its node while lines move above it: it is known by its row and what is said of it. */
function placeNode(place: ProblemPlace, rule: string, seen: Map<string, number>, t: Translate): ViewNode {
  const { uri, id, message, range, severity } = place;
  const key = `place ${rule} ${uri} ${id ?? ''} ${message}`;
  const count = (seen.get(key) ?? 0) + 1;
  seen.set(key, count);
  const file = decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
  return {
    id: `${key} ${count}`,
    label: id ?? file,
    description: words(message, `${file}:${range.start.line + 1}`),
    icon: ICONS[severity],
    context: 'place',
    speech: t('{0}, {1}, line {2}', message, file, range.start.line + 1),
    card: [{ label: t('Finding'), value: message }],
    place,
  };
}

function moreNode({ code, count, places }: RuleProblems, root: string, t: Translate): ViewNode {
  const label = t('{0} more', count - places.length);
  return { id: `more ${root} ${code}`, label, description: '', icon: { name: 'ellipsis' }, context: 'more' };
}
