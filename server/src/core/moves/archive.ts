import { foldedKey, idKey, readTasks, type Task } from '../model/index.js';
import type { Policy } from '../policy/index.js';
import { parseMarkdown } from '../syntax/index.js';
import type { World } from './types.js';

/** Tasks that were archived: no longer open to moves, their ids reserved for ever. */
export interface Archive {
  /** Whether an id stands in the archive, in whatever case. */
  has(id: string): boolean;
  /** The archived task, where the archive lists it as a ledger does. */
  task(id: string): Task | undefined;
}

/** The archive ledger. One that is not there, or cannot be read, holds nothing. */
export function archiveOf(world: Pick<World, 'fact'>, policy: Policy): Archive {
  const fact = world.fact(policy.paths.archive, true);
  const text = fact.kind === 'file' ? (fact.text ?? '') : '';
  if (text === '') return { has: () => false, task: () => undefined };
  const words = new Set(text.split(/[\s|*`:：]+/).map(foldedKey));
  const records = readTasks(parseMarkdown(text), policy).entries.map(({ item }) => item);
  const tasks = new Map(records.map((task) => [task.key, task]));
  return { has: (id) => words.has(foldedKey(id)), task: (id) => tasks.get(idKey(id)) };
}
