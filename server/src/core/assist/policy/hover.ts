import { RULES_PATH } from '../../model/index.js';
import type { Position } from '../../text/index.js';
import type { AssistContext } from '../context.js';
import type { HoverCard } from '../hoverCard.js';
import { code, titleLine } from '../rich.js';
import { explained } from './describe.js';
import { policyNodeAt } from './place.js';
import { schemaAt } from './schema.js';

/** What the schema says of the key or value at a position of PROJECT_RULES.md. */
export function hoverPolicy({ workspace, messages }: AssistContext, position: Position): HoverCard | undefined {
  const text = workspace.files.get(RULES_PATH)?.source.text;
  const found = text === undefined ? undefined : policyNodeAt(text, position);
  const nodes = found === undefined ? [] : schemaAt(found.path);
  if (found === undefined || nodes.length === 0) return undefined;
  // A name of the team's own is explained by what it is one of.
  const own = explained(nodes, messages);
  const above = explained(schemaAt(found.path.slice(0, -1)).slice(0, 1), messages).slice(0, 1);
  const described = nodes.some(({ description }) => description !== undefined);
  return { card: [titleLine(code(found.path.join('.'))), ...(described ? [] : above), ...own], range: found.range };
}
