import type { Fact, Facts } from '../core/index.js';
import { factOf } from './facts.js';
import { ignoredAmong } from './git/ignored.js';
import { Looker } from './inside.js';

/**
 * Facts of one root, looked up when they are first asked for and the same ever after: for a program that has nothing
 * else to do meanwhile, such as the command line. One check is then enough where a server, which must not wait, needs two.
 */
export class FactsNow implements Facts {
  readonly #looker: Looker;
  readonly #known = new Map<string, { readonly fact: Fact; readonly text: boolean }>();

  constructor(readonly root: string) {
    this.#looker = new Looker(root);
  }

  get(path: string, text: boolean): Fact {
    const known = this.#known.get(path);
    if (known !== undefined && (known.text || !text || known.fact.kind !== 'file')) return known.fact;
    const fact = factOf(this.#looker.look(path), false, text);
    this.#known.set(path, { fact, text });
    return fact;
  }

  /** Asks git, once for all paths asked for, which of them it ignores. Returns whether it does any: then check again. */
  async settle(): Promise<boolean> {
    const facts = new Map([...this.#known].map(([path, { fact }]) => [path, fact]));
    const ignored = await ignoredAmong(this.root, facts);
    for (const path of ignored) {
      const known = this.#known.get(path);
      if (known !== undefined && mayBeIgnored(known.fact))
        this.#known.set(path, { ...known, fact: { ...known.fact, ignored: true } });
    }
    return ignored.size > 0;
  }
}

function mayBeIgnored(fact: Fact): fact is Extract<Fact, { kind: 'file' | 'directory' | 'missing' }> {
  return fact.kind === 'file' || fact.kind === 'directory' || fact.kind === 'missing';
}
