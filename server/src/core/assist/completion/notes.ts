import type { Task } from '../../model/index.js';
import { rules } from '../../rules/index.js';
import type { AssistContext } from '../context.js';
import { taskProposals } from './ids.js';
import { beginning, distinct, type Proposal } from './proposal.js';

/**
 * What may stand in the part of the notes that is being typed: a key, or what a key takes. Prose is nobody's business.
 * @param typed from the last separator to the next
 */
export function noteProposals(task: Task, typed: string, context: AssistContext): readonly Proposal[] {
  const { keys } = context.messages.assist.completion;
  const [key, value] = typed.split('=', 2);
  if (key === 'orch-ignore' && value !== undefined) return codes(context);
  if (key === 'depends' && value !== undefined) {
    const ids = taskProposals(value.trim(), task.key, context);
    return ids.map((one) => ({ ...one, text: `depends=${one.text}` }));
  }
  if (!/^[a-z-]*$/.test(typed)) return [];
  return (['priority', 'depends', 'orch-ignore'] as const).map((name) => beginning('key', `${name}=`, keys[name]));
}

/** What is found here first; whoever takes one still has to say why. */
function codes({ found = [], messages: { assist } }: AssistContext): readonly Proposal[] {
  const here = new Set(found);
  const all = [...here, ...rules.map(({ code }) => code).sort()];
  return distinct(
    all.map((code) => beginning('key', `orch-ignore=${code}:`, here.has(code) ? assist.completion.foundHere : '')),
  );
}
