import type { Fact } from '../../ports.js';
import type { RuleContext } from '../types.js';
import { rememberedFor } from './remember.js';

const NONE: ReadonlySet<string> = new Set();

/** The words of the archive ledger, its ids among them; undefined where nobody has looked yet or it cannot be read. */
export function archivedIds(context: RuleContext): ReadonlySet<string> | undefined {
  const fact = context.textFact(context.policy.paths.archive);
  if (fact?.kind === 'missing') return NONE;
  return fact?.kind === 'file' && fact.text !== undefined ? wordsOf(fact) : undefined;
}

const wordsOf = rememberedFor((fact: Extract<Fact, { kind: 'file' }>): ReadonlySet<string> => {
  return new Set((fact.text ?? '').split(/[\s|*`:：]+/));
});
