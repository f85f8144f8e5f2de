import { isAbsolute, join, sep } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The folder of the caches: this user's, on this machine. Undefined where there is none, where caching is switched off
 * (as for Node's own cache), and where it would lie below `cwd`: what comes with a repository must never run as code.
 */
export function cacheFolder(env: Environment, cwd: string): string | undefined {
  const { XDG_CACHE_HOME: xdg, LOCALAPPDATA: windows, HOME: home, NODE_DISABLE_COMPILE_CACHE: off } = env;
  const base = [xdg, windows, home === undefined ? undefined : join(home, '.cache')].find(
    (folder) => folder !== undefined && isAbsolute(folder),
  );
  if (base === undefined || off === '1') return undefined;
  const folder = join(base, 'orch');
  return folder.startsWith(cwd.endsWith(sep) ? cwd : cwd + sep) ? undefined : folder;
}
