import { blockedWith, type BlockedItem } from '../model/index.js';
import type { Position } from '../text/index.js';
import type { AssistContext } from './context.js';
import type { HoverCard } from './hoverCard.js';
import { mentionAt } from './navigation/at.js';
import { code, item, line, plain, strong, titleLine, type Card } from './rich.js';
import { taskCard } from './taskCard.js';

/** Over a task that a blocked item names its card; over the item's own id what it holds up. */
export function hoverBlocked(context: AssistContext, path: string, position: Position): HoverCard | undefined {
  const { workspace } = context;
  const mention = mentionAt({ workspace, path, position });
  if (mention === undefined) return undefined;
  if (mention.kind === 'task') {
    const task = workspace.taskByKey.get(mention.key);
    return task && { card: taskCard(task, context), range: mention.range };
  }
  const [found] = mention.kind === 'blocked' ? blockedWith(workspace, mention.key) : [];
  return found && { card: blockedCard(found.record, context), range: mention.range };
}

function blockedCard({ id, title, status, tasks }: BlockedItem, { workspace, messages }: AssistContext): Card {
  const { labels, unknownTask } = messages.assist;
  return [
    titleLine(strong(id), plain(title === '' ? '' : ` ${title}`)),
    ...(status === undefined ? [] : [line(labels.status, plain(status))]),
    ...tasks.map((task) => {
      const record = workspace.taskByKey.get(task.key)?.record;
      return item(
        code(task.id),
        plain(record === undefined ? ` ${unknownTask}` : ` ${record.text('state')} ${record.title}`),
      );
    }),
  ];
}
