import {
  CompletionItemKind,
  CompletionItemTag,
  CompletionTriggerKind,
  InsertTextMode,
  type CompletionItem,
  type CompletionList,
} from 'vscode-languageserver';
import {
  complete,
  completionNeeds,
  sameRange,
  type AssistContext,
  type Completion,
  type ProposalKind,
  type StateTarget as CoreTarget,
} from '../../core/index.js';
import type { StateTarget } from '../../protocol.js';
import { targetsFor } from '../moves/targets.js';
import { ask, guarded, type Asked, type Session } from '../session.js';

/** Values in the cells of a ledger and in the flags file, keys and values of the policy. */
export function registerCompletion(session: Session): void {
  session.connection.onCompletion(
    guarded(
      session,
      'textDocument/completion',
      async ({ textDocument, position, context }, token): Promise<CompletionList | null> => {
        const asked = await ask(session, textDocument.uri, token);
        if (asked === undefined) return null;
        const needs = completionNeeds(asked.context, asked.path, position);
        const found = complete(await contextFor(session, asked, needs), asked.path, position);
        const byItself = context?.triggerKind === CompletionTriggerKind.TriggerCharacter;
        if (byItself && !goesOn(needs, context.triggerCharacter) && !isWelcome(found)) return null;
        return { isIncomplete: found.some(({ kind }) => kind === 'task'), items: found.map(toItemOf(session)) };
      },
    ),
  );
}

/** What the answer depends on beside the ledgers: the planners, a folder, what was found. Only what is asked for is looked up. */
async function contextFor(
  session: Session,
  { root, path, context, snapshot }: Asked,
  { stateOf, folder, about }: ReturnType<typeof completionNeeds>,
): Promise<AssistContext> {
  if (stateOf !== undefined) {
    const found = await targetsFor(session, root, { id: stateOf });
    return found?.who.actor === undefined ? context : { ...context, targets: found.targets.map(toTarget) };
  }
  if (folder !== undefined) return { ...context, folder: { path: folder, entries: await root.list(folder) } };
  const findings = about === undefined ? [] : (snapshot.reports.get(path)?.findings ?? []);
  return { ...context, found: findings.filter(({ id }) => id === about).map(({ code }) => code) };
}

function toTarget({ state, here, offers, why }: StateTarget): CoreTarget {
  return { state, moves: offers.map(({ title }) => title), why: here === true ? '' : (why ?? '') };
}

/** Whether the character typed asks for what comes next: a folder's files, what a key takes. */
function goesOn({ folder, about }: ReturnType<typeof completionNeeds>, typed: string | undefined): boolean {
  return (typed === '/' && folder !== undefined) || (typed === '=' && about !== undefined);
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
  key: CompletionItemKind.Property,
  flag: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  empty: CompletionItemKind.Value,
};

function toItemOf({ client }: Session): (found: Completion, index: number) => CompletionItem {
  const tags = client.capabilities.textDocument?.completion?.completionItem?.tagSupport?.valueSet ?? [];
  const strikes = tags.includes(CompletionItemTag.Deprecated);
  const { suggestCommand } = client;
  return ({ text, kind, detail, docs, insert, range, filter, illegal, goesOn }, index) => ({
    label: text,
    kind: KIND[kind],
    sortText: String(index).padStart(4, '0'),
    textEdit: { range, newText: insert },
    ...(insert.includes('\n') ? { insertTextMode: InsertTextMode.asIs } : {}),
    ...(detail === '' ? {} : { detail }),
    ...(filter === undefined ? {} : { filterText: filter }),
    ...((illegal ?? docs ?? '') === '' ? {} : { documentation: illegal ?? docs }),
    ...(illegal !== undefined && strikes ? { tags: [CompletionItemTag.Deprecated] } : {}),
    ...(goesOn === true && suggestCommand !== undefined ? { command: { title: '', command: suggestCommand } } : {}),
  });
}
