import { DEFAULT_EVENTS, type Policy } from '../../policy/index.js';
import { rules } from '../../rules/index.js';
import { schemaAt } from './schema.js';

/** Names that a team gives itself, as far as they are known: keys of a mapping without keys of its own. */
export function knownKeys(path: readonly string[]): readonly string[] {
  switch (path.slice(1).join('.')) {
    case 'states':
    case 'roles':
      return Object.keys(schemaAt(path).find((node) => node.default !== undefined)?.default ?? {});
    case 'events':
      return DEFAULT_EVENTS.map(({ name }) => name);
    case 'severities': {
      const groups = new Set(rules.map(({ code }) => `${code.slice(0, code.indexOf('/'))}/*`));
      return ['*', ...groups, ...rules.map(({ code }) => code)];
    }
    default:
      return [];
  }
}

/** Values that are names of the policy itself: states, roles, people. */
export function knownValues(path: readonly string[], policy: Policy): readonly string[] {
  const [section, , key] = path.slice(1);
  const roles = [...policy.roles.keys()];
  const states = [
    ...new Set([...policy.states.map(({ category }) => category), ...policy.states.map(({ name }) => name)]),
  ];
  if (section === 'events' && key === 'by') return [...roles, 'any', 'owner', 'holder', 'approver'];
  if (section === 'events' && key === 'from') return [...states, 'new', 'open'];
  if (section === 'events' && key === 'to') return [...states, 'origin'];
  if (section === 'people' && key === 'roles') return roles;
  if (section === 'agents' && key === 'operator') return [...policy.people.keys()];
  if (section === 'actors' && path.length === 3) return roles;
  return path.slice(1).join('.') === 'blocked.escalate_to' ? roles : [];
}
