import { runGit } from './process.js';

/** Where settings come from that the files of a repository hold. */
const OF_REPOSITORY: readonly string[] = ['local', 'worktree'];

/**
 * The environment in which git runs no filter (`clean`, `smudge`, `process`) that the repository's own configuration
 * names: files that git reads to compare them would be handed to it. Filters that the user has set, such as those of
 * LFS, stay as the user has set them.
 * @param cwd a folder in the repository
 */
export async function withoutFilters(cwd: string): Promise<Readonly<Record<string, string>>> {
  const output = await runGit({ cwd, args: ['config', '-z', '--show-scope', '--get-regexp', '^filter\\.'] });
  const named = new Set<string>();
  const others = new Map<string, string>();
  for (const { scope, key, value } of entriesOf(output?.toString('utf8') ?? '')) {
    if (OF_REPOSITORY.includes(scope)) named.add(key);
    else others.set(key, value);
  }
  return asSettings([...named].map((key) => [key, others.get(key) ?? nothingFor(key)]));
}

interface Entry {
  readonly scope: string;
  readonly key: string;
  readonly value: string;
}

/** Reads `scope NUL key LF value NUL`; a key without a value says yes. */
function entriesOf(output: string): readonly Entry[] {
  const parts = output.split('\0');
  return Array.from({ length: Math.floor(parts.length / 2) }, (_, at) => {
    const [scope = '', entry = ''] = parts.slice(2 * at);
    const end = entry.indexOf('\n');
    return end === -1
      ? { scope, key: entry, value: 'true' }
      : { scope, key: entry.slice(0, end), value: entry.slice(end + 1) };
  });
}

/** A filter of no command is none; only one that is required would then be missed. */
function nothingFor(key: string): string {
  return key.endsWith('.required') ? 'false' : '';
}

/** Not by `-c`: a name may hold what divides a key from its value there. What the user gives this way already stays. */
function asSettings(settings: readonly (readonly [key: string, value: string])[]): Record<string, string> {
  if (settings.length === 0) return {};
  const given = Number(process.env['GIT_CONFIG_COUNT'] ?? 0) || 0;
  const entries = settings.flatMap(([key, value], at) => [
    [`GIT_CONFIG_KEY_${String(given + at)}`, key],
    [`GIT_CONFIG_VALUE_${String(given + at)}`, value],
  ]);
  return { GIT_CONFIG_COUNT: String(given + settings.length), ...(Object.fromEntries(entries) as object) };
}
