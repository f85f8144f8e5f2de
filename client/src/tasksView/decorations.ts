import { FileDecoration, l10n, ThemeColor, Uri, type FileDecorationProvider } from 'vscode';
import type { ProblemCounts } from '../../../server/src/protocol.js';
import { countWords } from '../overview/words.js';
import { decorationOf } from './looks.js';

/** Scheme of the URIs that tell what is to be marked; nothing is ever opened under it. */
const TASK_SCHEME = 'orch-task';

/**
 * The number of findings beside a task, in the colour of the worst, as the Explorer marks files. A group tells of the
 * tasks in it, since it may be closed, but keeps its own colour, else the whole tree is red. What there is to say stands in
 * the URI, so that nothing is worked out for what nobody looks at.
 */
export const taskDecorations: FileDecorationProvider = {
  provideFileDecoration({ scheme, query }) {
    if (scheme !== TASK_SCHEME || query === '') return undefined;
    const { kind, counts } = JSON.parse(query) as { kind: 'task' | 'group'; counts: ProblemCounts };
    const look = decorationOf(counts);
    const color = kind === 'task' && look !== undefined ? new ThemeColor(look.color) : undefined;
    return look && new FileDecoration(look.badge, countWords(counts, l10n.t), color);
  },
};

/** The URI that stands for a node and its findings. */
export function decorated(id: string, counts: ProblemCounts, kind: 'task' | 'group'): Uri {
  const query = decorationOf(counts) === undefined ? '' : JSON.stringify({ kind, counts });
  // Half of a surrogate pair, which a buffer may hold, has no place in a URI.
  const path = `/${encodeURIComponent(id.replace(/\p{Surrogate}/gu, '\ufffd'))}`;
  return Uri.from({ scheme: TASK_SCHEME, path, query });
}
