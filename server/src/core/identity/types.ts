import type { Assurance } from '../audit/index.js';
import type { Role } from '../policy/index.js';

/** What the shell knows of who asks; the first that is given counts (SPEC §2), and those behind it are not asked for. */
export interface Credentials {
  /** `--as`, or the actor that a server was started with. */
  readonly as?: string | undefined;
  /** `ORCH_ACTOR`. */
  readonly environment?: string | undefined;
  /** `git config orch.actor`. */
  readonly configured?: string | undefined;
  /** `git config user.email`. */
  readonly email?: string | undefined;
}

/** Somebody whom the policy knows a role for. */
export interface Caller {
  /** As it is written into ledgers: `WORK@claude-2`, `CMD`. */
  readonly text: string;
  readonly role: Role;
  /** Undefined where only the role is known. */
  readonly name: string | undefined;
  readonly assurance: Assurance;
  /** Decides by rule, subject to AUTO_DECIDE. */
  readonly automatic: boolean;
}
