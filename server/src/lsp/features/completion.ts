import {
  CompletionItemKind,
  CompletionTriggerKind,
  type CompletionItem,
  type CompletionList,
} from 'vscode-languageserver';
import { complete, sameRange, type Completion, type ProposalKind } from '../../core/index.js';
import { ask, guarded, type Session } from '../session.js';

/** Values in the cells of a ledger and in the flags file. */
export function registerCompletion(session: Session): void {
  session.connection.onCompletion(
    guarded(
      session,
      'textDocument/completion',
      async ({ textDocument, position, context }, token): Promise<CompletionList | null> => {
        const asked = await ask(session, textDocument.uri, token);
        if (asked === undefined) return null;
        const found = complete(asked.context, asked.path, position);
        const byItself = context?.triggerKind === CompletionTriggerKind.TriggerCharacter;
        if (byItself && !isWelcome(found)) return null;
        return { isIncomplete: found.some(({ kind }) => kind === 'task'), items: found.map(toItem) };
      },
    ),
  );
}

/** What opens by itself must not be in the way: only in an empty cell, and only with something to say. */
function isWelcome(found: readonly Completion[]): boolean {
  const range = found[0]?.range;
  return (
    range !== undefined &&
    sameRange(range, { start: range.start, end: range.start }) &&
    found.some(({ kind }) => kind !== 'empty')
  );
}

const KIND: Readonly<Record<ProposalKind, CompletionItemKind>> = {
  state: CompletionItemKind.EnumMember,
  status: CompletionItemKind.EnumMember,
  kind: CompletionItemKind.EnumMember,
  person: CompletionItemKind.Variable,
  task: CompletionItemKind.Reference,
  id: CompletionItemKind.Value,
  time: CompletionItemKind.Constant,
  path: CompletionItemKind.File,
  flag: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  empty: CompletionItemKind.Value,
};

function toItem({ text, kind, detail, insert, range, filter }: Completion, index: number): CompletionItem {
  return {
    label: text,
    kind: KIND[kind],
    sortText: String(index).padStart(4, '0'),
    textEdit: { range, newText: insert },
    ...(detail === '' ? {} : { detail }),
    ...(filter === undefined ? {} : { filterText: filter }),
  };
}
