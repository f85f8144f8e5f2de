import type { Credentials } from '../core/index.js';
import { readGitConfig } from './git/config.js';

/**
 * What this machine knows of who asks. Git's configuration is looked at once, and only where somebody asks for it.
 * @param as `--as`, or the actor that a server was started with
 */
export function nodeCredentials(
  root: string,
  as?: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Credentials {
  let known: ReadonlyMap<string, string> | undefined;
  const configured = (key: string): string | undefined => (known ??= readGitConfig(root, KEYS, env)).get(key);
  return {
    as,
    environment: env['ORCH_ACTOR'],
    get configured() {
      return configured('orch.actor');
    },
    get email() {
      return configured('user.email');
    },
  };
}

const KEYS = ['orch.actor', 'user.email'];
