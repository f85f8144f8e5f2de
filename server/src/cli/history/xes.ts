import { byOf, isIllegal, type Step } from '../../core/index.js';
import { printXml, type XmlElement } from '../render/xml.js';

/** The standard extensions that events use. */
const EXTENSIONS = [
  ['Concept', 'concept'],
  ['Lifecycle', 'lifecycle'],
  ['Time', 'time'],
  ['Organizational', 'org'],
] as const;

/** How events can be told apart: by what was done, by who did it, by where it led. Keys are global attributes. */
const CLASSIFIERS = [
  ['Activity', 'concept:name'],
  ['Activity and lifecycle', 'concept:name lifecycle:transition'],
  ['Resource', 'org:resource'],
  ['State', 'to'],
] as const;

/**
 * The steps as an event log for process mining (XES 2.0): one trace a task (with the approvals for it) and one for
 * whatever else an approval was for, in the order in which they began; one event a change of state.
 * @param name of the log
 */
export function stepsXes(steps: readonly Step[], name: string): string {
  return printXml({
    name: 'log',
    attributes: { 'xes.version': '2.0', 'xes.features': '', xmlns: 'http://www.xes-standard.org/' },
    children: [
      ...EXTENSIONS.map(([title, prefix]) => extension(title, prefix)),
      global('trace', [text('concept:name', 'UNKNOWN')]),
      global('event', [
        text('concept:name', 'UNKNOWN'),
        text('lifecycle:transition', 'complete'),
        date('time:timestamp', 0),
        text('org:resource', 'UNKNOWN'),
        text('to', 'UNKNOWN'),
        { name: 'boolean', attributes: { key: 'legal', value: 'true' } },
      ]),
      ...CLASSIFIERS.map(([title, keys]) => ({ name: 'classifier', attributes: { name: title, keys } })),
      text('concept:name', name),
      text('lifecycle:model', 'standard'),
      ...[...tracesOf(steps)].map(([about, all]) => trace(about, all)),
    ],
  });
}

function tracesOf(steps: readonly Step[]): ReadonlyMap<string, readonly Step[]> {
  const traces = new Map<string, Step[]>();
  for (const step of steps) {
    if (step.from === step.to) continue;
    const known = traces.get(step.about);
    if (known === undefined) traces.set(step.about, [step]);
    else known.push(step);
  }
  return traces;
}

function trace(about: string, steps: readonly Step[]): XmlElement {
  return { name: 'trace', children: [text('concept:name', about), ...inTime(steps).map(event)] };
}

/** Steps of one commit stay in their order: `sort` is stable. */
function inTime(steps: readonly Step[]): readonly Step[] {
  return [...steps].sort((a, b) => a.at - b.at);
}

function event(step: Step): XmlElement {
  const { kind, id, from = NOWHERE, to = NOWHERE, at, commit, move, findings } = step;
  const optional = { 'org:role': move?.role, rules: findings.map(({ code }) => code).join(' ') || undefined };
  return {
    name: 'event',
    children: [
      text('concept:name', step.event ?? `${from} → ${to}`),
      text('lifecycle:transition', 'complete'),
      date('time:timestamp', at),
      text('org:resource', byOf(step) ?? 'UNKNOWN'),
      text('kind', kind),
      text('id', id),
      text('from', from),
      text('to', to),
      { name: 'boolean', attributes: { key: 'legal', value: String(!isIllegal(step)) } },
      text('source', move === undefined ? 'hand' : 'audit'),
      text('commit', commit.oid),
      ...Object.entries(optional).flatMap(([key, value]) => (value === undefined ? [] : [text(key, value)])),
    ],
  };
}

/** State of what is not there. */
const NOWHERE = '-';

function extension(name: string, prefix: string): XmlElement {
  return { name: 'extension', attributes: { name, prefix, uri: `http://www.xes-standard.org/${prefix}.xesext` } };
}

function global(scope: string, children: readonly XmlElement[]): XmlElement {
  return { name: 'global', attributes: { scope }, children };
}

function text(key: string, value: string): XmlElement {
  return { name: 'string', attributes: { key, value } };
}

/** @param at UTC milliseconds */
function date(key: string, at: number): XmlElement {
  return { name: 'date', attributes: { key, value: new Date(at).toISOString() } };
}
