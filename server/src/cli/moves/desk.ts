import type { Credentials } from '../../core/index.js';
import { nodeCredentials } from '../../node/credentials.js';
import { keepPolicies } from '../../node/keptPolicies.js';
import { nodePorts, type NodePorts } from '../../node/movePorts.js';
import { policyCache } from '../policyCache.js';
import type { CommandContext } from '../types.js';

/** Where moves are asked for: what is written to, who asks, what time it is. */
export interface Desk {
  readonly ports: NodePorts;
  readonly credentials: Credentials;
  /** UTC milliseconds: `--now` and what has passed since. */
  now(): number;
}

export function deskOf({ root, env, as, now }: Pick<CommandContext, 'root' | 'env' | 'as' | 'now'>): Desk {
  const began = Date.now();
  keepPolicies(policyCache(env, root));
  return {
    ports: nodePorts(root),
    credentials: nodeCredentials(root, as, env),
    now: () => now + Date.now() - began,
  };
}
