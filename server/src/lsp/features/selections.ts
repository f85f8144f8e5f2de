import type { Range, SelectionRange } from 'vscode-languageserver';
import { selections } from '../../core/index.js';
import { ask, guarded, type Session } from '../session.js';

/** What a growing selection takes in. */
export function registerSelections(session: Session): void {
  session.connection.onSelectionRanges(
    guarded(
      session,
      'textDocument/selectionRange',
      async ({ textDocument, positions }, token): Promise<SelectionRange[] | null> => {
        const asked = await ask(session, textDocument.uri, token);
        const file = asked?.snapshot.workspace.files.get(asked.path);
        if (file === undefined) return null;
        return positions.map((position) => chain(selections(file, position), { start: position, end: position }));
      },
    ),
  );
}

/** The smallest range, with the larger ones as its parents. */
function chain(ranges: readonly Range[], alone: Range): SelectionRange {
  const found = ranges.reduceRight<SelectionRange | undefined>((parent, range) => {
    return parent === undefined ? { range } : { range, parent };
  }, undefined);
  return found ?? { range: alone };
}
