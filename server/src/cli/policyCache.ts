import type { KeptPolicies } from '../node/keptPolicies.js';
import { cacheFolder } from './codeCache.js';
import { writeOwn } from './keepCode.js';
import { readOwn } from './ownFiles.js';
import type { Environment } from './types.js';
import { version } from './version.js';

/** So much of a root's path fits into the name of a file. */
const LONGEST = 120;

/**
 * The policy of a workspace as an earlier command of this version read it, kept beside compiled code and under the same
 * conditions: who could write there could have Orch run anything. It holds for the very text that it was made of.
 * Undefined where nothing is kept.
 */
export function policyCache(env: Environment, root: string): KeptPolicies | undefined {
  const folder = cacheFolder(env, root);
  // Sources that run unbundled may read it otherwise tomorrow.
  if (folder === undefined || version === 'dev') return undefined;
  const nameOf = (of: string): string => `policy-${of}-${version}-${encodeURIComponent(root).slice(-LONGEST)}`;
  return {
    read: (of, text) => {
      const kept = decode(readOwn(folder, nameOf(of))?.bytes);
      return kept?.text === text ? kept.input : undefined;
    },
    keep: (of, text, input) => {
      writeOwn(folder, nameOf(of), [Buffer.from(JSON.stringify({ text, input }))]);
    },
  };
}

interface Kept {
  readonly text: string;
  readonly input: Parameters<KeptPolicies['keep']>[2];
}

function decode(bytes: Buffer | undefined): Kept | undefined {
  if (bytes === undefined) return undefined;
  try {
    return JSON.parse(bytes.toString('utf8')) as Kept;
  } catch {
    return undefined;
  }
}
