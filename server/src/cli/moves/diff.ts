import { formatPatch, structuredPatch } from 'diff';
import type { FileChange } from '../../core/index.js';

/** Changes of files as git prints them. */
export function unifiedDiff(changes: readonly FileChange[]): string {
  return changes
    .filter(({ before, after }) => before !== after)
    .map(diffOf)
    .join('');
}

function diffOf({ path, before, after }: FileChange): string {
  const from = before === undefined ? '/dev/null' : `a/${path}`;
  const to = after === undefined ? '/dev/null' : `b/${path}`;
  const patch = structuredPatch(from, to, before ?? '', after ?? '', undefined, undefined, { context: 3 });
  const kind =
    before === undefined ? 'new file mode 100644\n' : after === undefined ? 'deleted file mode 100644\n' : '';
  const text = formatPatch(patch).replace(/^={10,}\n/, '');
  return `diff --git a/${path} b/${path}\n${kind}${text}`;
}
