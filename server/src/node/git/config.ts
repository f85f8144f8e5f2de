import { spawnSync } from 'node:child_process';
import { countGit, PATIENCE } from './process.js';
import { gitProgram } from './program.js';

/** What git's configuration says of these keys in a folder (the last that is set); nothing where there is no git. */
export function readGitConfig(
  root: string,
  keys: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): ReadonlyMap<string, string> {
  const pattern = `^(${keys.map((key) => key.replaceAll('.', '\\.')).join('|')})$`;
  countGit();
  const answer = spawnSync(gitProgram(), ['config', '-z', '--get-regexp', pattern], {
    cwd: root,
    env: { ...env, GIT_OPTIONAL_LOCKS: '0' },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: PATIENCE,
  });
  // Null where git cannot be started, whatever the types say.
  const stdout = answer.stdout as string | null;
  const entries = (stdout ?? '').split('\0').map((entry) => entry.split('\n', 2));
  return new Map(entries.flatMap(([key, value]) => (key === undefined || value === undefined ? [] : [[key, value]])));
}
