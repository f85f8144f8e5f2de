import {
  loadedFrom,
  parseFlags,
  RULES_PATH,
  loosenedFlags,
  type BaseGate,
  type HeldFlags,
  type Policy,
  type SourceFile,
} from '../../core/index.js';
import { locate, readHead, type GitFolder } from '../git/folder.js';
import { recallPolicy } from '../keptPolicies.js';
import { askAdvanced, askGate, askSpent } from './ask.js';
import { readKeptGate, writeKeptGate, type KeptGate } from './kept.js';

/** What a mover knows beside the files. */
export interface Known {
  /** Whether git may be run. What is remembered holds either way. */
  readonly trusted: boolean;
  /** The flags that a move of this clone has set last: a hint that the log may say more than the base. */
  readonly set?: Readonly<Record<string, string>> | undefined;
}

/** Root → what was read last in this process. */
const remembered = new Map<string, HeadGate>();

/**
 * What HEAD says of the gate of the workspace below `root`. Git is asked only where HEAD is another commit than the one
 * that is remembered; where it gives no answer, the last one that was known counts. Undefined without git or a commit.
 */
export function headGate(root: string, { trusted, set }: Known): BaseGate | undefined {
  const place = locate(root);
  const oid = place && commitOf(place.git);
  if (place === undefined || oid === undefined) return undefined;
  const known = remembered.get(root);
  if (known?.kept.oid === oid) return known.knowing({ trusted, set });
  const kept = known?.kept ?? readKeptGate(root);
  const fresh = kept?.oid === oid || !trusted ? undefined : askGate(root, oid, place.prefix, kept);
  const now = fresh ?? kept;
  if (now === undefined) return undefined;
  if (fresh !== undefined && fresh.oid !== HEAD) writeKeptGate(root, fresh);
  const gate = new HeadGate(root, place.prefix, now).knowing({ trusted, set });
  remembered.set(root, gate);
  return gate;
}

/** What git calls the commit where its oid cannot be read without asking: nothing is remembered under it. */
const HEAD = 'HEAD';

function commitOf(git: GitFolder): string | undefined {
  const head = readHead(git);
  return head === 'ask-git' ? HEAD : head.commit;
}

class HeadGate implements BaseGate {
  readonly rules: SourceFile | undefined;
  kept: KeptGate;
  readonly #root: string;
  readonly #prefix: string;
  #known: Known = { trusted: false };
  #policy: Policy | undefined;
  #flags: HeldFlags | undefined;

  constructor(root: string, prefix: string, kept: KeptGate) {
    this.#root = root;
    this.#prefix = prefix;
    this.kept = kept;
    this.rules = kept.rules === null ? undefined : { path: RULES_PATH, text: kept.rules };
  }

  knowing(known: Known): this {
    this.#known = known;
    return this;
  }

  get policy(): Policy | undefined {
    if (this.rules === undefined) return undefined;
    if (this.#policy === undefined) recallPolicy(this.rules, 'commit');
    return (this.#policy ??= loadedFrom(this.rules).policy);
  }

  get flags(): HeldFlags | undefined {
    const { flags } = this.kept;
    return flags === null ? undefined : (this.#flags ??= parseFlags(flags));
  }

  advanced(typed: HeldFlags): HeldFlags {
    const base = this.flags ?? { freeze: 'off', autoDecide: 'off' };
    if (!this.#known.trusted || (loosenedFlags(base, typed).length === 0 && !this.#isHinted(typed))) return base;
    const { advanced } = this.kept;
    const asked = askAdvanced(this.#root, this.#prefix, this.kept, this.policy, advanced?.stamps);
    if (asked === undefined) return base;
    if (asked === 'same') return advanced ?? base;
    this.#keep({ ...this.kept, advanced: asked });
    return asked;
  }

  get spent(): ReadonlySet<string> | undefined {
    if (this.kept.spent === undefined && this.#known.trusted) {
      this.#keep({ ...this.kept, spent: askSpent(this.#root, this.#prefix, this.kept, this.policy) });
    }
    return this.kept.spent && new Set(this.kept.spent);
  }

  #isHinted(typed: HeldFlags): boolean {
    const { FREEZE, AUTO_DECIDE } = this.#known.set ?? {};
    const freeze = FREEZE === 'on' ? 'on' : 'off';
    const autoDecide = AUTO_DECIDE === undefined ? typed.autoDecide : AUTO_DECIDE === 'on' ? 'on' : AUTO_DECIDE === 'shadow' ? 'shadow' : 'off'; // prettier-ignore
    return loosenedFlags({ freeze, autoDecide }, typed).length > 0;
  }

  #keep(kept: KeptGate): void {
    this.kept = kept;
    if (kept.oid !== HEAD) writeKeptGate(this.#root, kept);
  }
}
