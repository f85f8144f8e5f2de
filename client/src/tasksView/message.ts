import type { Overview } from '../../../server/src/protocol.js';
import type { Translate } from '../l10n.js';
import { elsewhereLines } from '../overview/words.js';

/**
 * What stands above the tasks: where moves are written elsewhere, and the words of the filter, which are empty where there
 * is none. Nothing over an empty tree: VS Code shows a welcome and its button only where there is no message.
 */
export function messageOver(empty: boolean, filter: string, overview: Overview | undefined, t: Translate): string {
  if (empty) return '';
  return [...elsewhereLines(overview?.roots ?? [], t), ...(filter === '' ? [] : [filter])].join(' ');
}
