import type { EvidenceBinding } from '../../audit/index.js';
import { readFront, verifyEvidence } from '../../evidence/index.js';
import { parsePath, type Approval } from '../../model/index.js';
import type { Policy } from '../../policy/index.js';
import { isRefusal, refuse } from '../refuse.js';
import type { Refusal, World } from '../types.js';

/** Evidence that a row names and that is there. */
interface Cited {
  readonly path: string;
  /** What a record that Orch wrote says. */
  readonly front: ReturnType<typeof readFront>;
}

/**
 * What a decision binds to: the record of the submission, else the first file that the row names as evidence; undefined
 * where it names none. Refuses evidence that is not there, and a record that what it tells of contradicts.
 */
export function boundEvidence(approval: Approval, policy: Policy, world: World): EvidenceBinding | Refusal | undefined {
  const cited: Cited[] = [];
  for (const { text } of approval.evidence) {
    const found = find(approval, text, policy, world);
    if (isRefusal(found)) return found;
    if (found !== undefined) cited.push(found);
  }
  const { path } = cited.find(({ front }) => front !== undefined) ?? cited[0] ?? {};
  const digest = path === undefined ? undefined : world.digest(path);
  return path === undefined || digest === undefined ? undefined : { path, digest };
}

/** Undefined for what is no path (a web address, words), and for a folder. */
function find({ id }: Approval, text: string, policy: Policy, world: World): Cited | Refusal | undefined {
  const reference = parsePath(text, policy.roots);
  if (reference.kind === 'none') return undefined;
  if (reference.kind === 'outside') return refuse('decide/evidence-gone', { id, path: text });
  const candidates = reference.kind === 'relative' ? [reference.path] : reference.tails;
  const path = candidates.find((one) => world.fact(one, false).kind !== 'missing');
  if (path === undefined) return refuse('decide/evidence-gone', { id, path: candidates[0] ?? text });
  const fact = world.fact(path, true);
  if (fact.kind === 'directory') return undefined;
  if (fact.kind !== 'file') return refuse('decide/evidence-gone', { id, path });
  const front = fact.text === undefined ? undefined : readFront(fact.text);
  const verified = front && verifyEvidence(front, world);
  if (verified?.kind !== 'contradicted') return { path, front };
  return refuse('decide/evidence-changed', { id, path, file: verified.path ?? '' });
}
