import { semantic, type Report } from './report.js';
import type { PolicyInput } from './policyInput.generated.js';
import type { Paths, Policy } from './types.js';

type PathsInput = NonNullable<PolicyInput['paths']>;

const DEFAULT_PATHS: Paths = {
  tasks: ['ORCH/STATE/TASKS.md'],
  approvals: ['ORCH/STATE/APPROVALS.md'],
  flags: 'ORCH/STATE/flags.md',
  blocked: 'blocked_items.md',
  evidence: 'ORCH/patches',
  audit: 'ORCH/AUDIT',
  archive: 'ORCH/STATE/ARCHIVE.md',
  baseline: '.orch-baseline.json',
};

/** The default paths with the input's laid over them; one that leads out of the workspace is reported and left out. */
export function resolvePaths(input: PathsInput, report: Report): Paths {
  const one = (key: Exclude<keyof Paths, 'tasks' | 'approvals'>): string => {
    return inside(input[key], ['paths', key], report) ?? DEFAULT_PATHS[key];
  };
  const several = (key: 'tasks' | 'approvals'): readonly string[] => {
    const given = input[key];
    const list =
      typeof given === 'string' ? [inside(given, ['paths', key], report)] : insideAll(given ?? [], key, report);
    const usable = [...new Set(list.filter((path) => path !== undefined))];
    return usable.length > 0 ? usable : DEFAULT_PATHS[key];
  };
  return {
    tasks: several('tasks'),
    approvals: several('approvals'),
    flags: one('flags'),
    blocked: one('blocked'),
    evidence: one('evidence'),
    audit: one('audit'),
    archive: one('archive'),
    baseline: one('baseline'),
  };
}

/** Old absolute folders → folders in the workspace, the longest first, so that the most precise one wins. */
export function resolveRoots(input: NonNullable<PolicyInput['roots']>, report: Report): Policy['roots'] {
  return Object.entries(input)
    .flatMap(([from, path]) => {
      const to = path === '.' || path === './' ? '.' : inside(path, ['roots', from], report);
      return to === undefined ? [] : [{ from, to }];
    })
    .sort((a, b) => b.from.length - a.from.length);
}

function insideAll(paths: readonly string[], key: string, report: Report): readonly (string | undefined)[] {
  return paths.map((path, index) => inside(path, ['paths', key, String(index)], report));
}

/** The path without `./` and empty parts, or undefined (and reported) where it is not one inside the workspace. */
function inside(path: string | undefined, at: readonly string[], report: Report): string | undefined {
  if (path === undefined) return undefined;
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  const leaves = /^[/\\]|^[A-Za-z]:/.test(path) || path.includes('\\') || parts.includes('..') || parts.length === 0;
  if (!leaves) return parts.join('/');
  report(semantic('path-outside', at, { actual: path }));
  return undefined;
}
