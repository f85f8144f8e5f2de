import { formatTime, type Entry, type Task } from '../../model/index.js';
import type { TaskColumn } from '../../policy/index.js';
import type { AssistContext } from '../context.js';
import { nextId, taskProposals } from './ids.js';
import { actorProposals } from './people.js';
import { distinct, proposal, type Proposal } from './proposal.js';
import { noteProposals } from './notes.js';
import { pathProposals } from './paths.js';
import { stateProposals } from './states.js';
import { dateProposals, lockEnd, nowProposal } from './times.js';

/** What may stand in a column of a task; `typed` is the member of the list that is being typed. */
export function taskValues(
  { record, line, file }: Entry<Task>,
  column: TaskColumn,
  typed: string,
  context: AssistContext,
): readonly Proposal[] {
  const { workspace, messages } = context;
  switch (column) {
    case 'task_id': {
      const others = workspace.tasks.filter((other) => other.line !== line || other.file.path !== file.path);
      return nextId(
        others.map((other) => other.record.id),
        messages.assist.completion.nextId,
      );
    }
    case 'state':
      return stateProposals(record, context);
    case 'owner':
      return actorProposals(context);
    case 'lock_owner':
      return distinct([proposal('person', record.owner?.text ?? ''), ...actorProposals(context)]);
    case 'lock':
      return lockProposals(record, context);
    case 'lock_expires_at':
      return [lockEnd(context), nowProposal(context)];
    case 'due':
      return dateProposals(context);
    case 'depends':
      return taskProposals(typed, record.key, context);
    case 'priority':
    case 'milestone':
      return usedValues(column, context);
    case 'artifact':
      return pathProposals(context);
    case 'notes':
      return noteProposals(record, typed, context);
    case 'title':
      return [];
  }
}

function lockProposals(task: Task, context: AssistContext): readonly Proposal[] {
  const time = formatTime(context.now);
  const owners = [task.owner?.text ?? '', ...actorProposals(context).map(({ text }) => text)];
  const locks = owners
    .filter((owner) => owner !== '')
    .map((owner) => proposal('time', `${owner}@${time}`, context.messages.assist.completion.lockOf));
  return distinct(locks);
}

const MOST = 30;

function usedValues(column: TaskColumn, { workspace, messages: { assist } }: AssistContext): readonly Proposal[] {
  const values = new Set<string>();
  for (const { record } of workspace.tasks) {
    const value = record.text(column);
    if (value !== '' && value.length <= 80) values.add(value);
    if (values.size === MOST) break;
  }
  return [...values].sort().map((value) => proposal('value', value, assist.completion.used));
}
