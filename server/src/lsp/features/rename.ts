import {
  LSPErrorCodes,
  MessageType,
  ResponseError,
  ShowMessageNotification,
  type CancellationToken,
  type PrepareRenameResult,
  type RenameFile,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import {
  isRenamedByMove,
  mentionAt,
  moveFrozen,
  planRename,
  renameFrozen,
  sayRename,
  type Mention,
  type Position,
  type RenameContext,
  type RenamePlan,
  type RenameRefusal,
} from '../../core/index.js';
import { performAsked } from '../moves/perform.js';
import { recordAsked, recordsFor } from '../records.js';
import { ask, guarded, type Asked, type Session } from '../session.js';
import { hasMixedEnds } from '../web/edit.js';

/**
 * Another id for a task, an approval or a blocked item, everywhere; what stands in the way is said before anybody types. A
 * task that the last commit or the log knows is renamed by the move, as `orch.server.perform` makes it.
 */
export function registerRename(session: Session): void {
  const { connection } = session;
  connection.onPrepareRename(
    guarded(
      session,
      'textDocument/prepareRename',
      async ({ textDocument, position }, token): Promise<PrepareRenameResult | null> => {
        const asked = await ask(session, textDocument.uri, token);
        const mention = asked === undefined ? undefined : await mentionOf(asked, position);
        if (asked === undefined || mention === undefined) return null;
        const frozen = isByMove(asked, mention) ? moveFrozen : renameFrozen;
        const refusal = frozen(mention, mention.text, await contextOf(session, asked, mention));
        if (refusal !== undefined) throw refused(session, refusal);
        return { range: mention.range, placeholder: mention.text };
      },
    ),
  );
  connection.onRenameRequest(
    guarded(
      session,
      'textDocument/rename',
      async ({ textDocument, position, newName }, token): Promise<WorkspaceEdit> => {
        const asked = await ask(session, textDocument.uri, token);
        const mention = asked === undefined ? undefined : await mentionOf(asked, position);
        if (asked === undefined || mention === undefined) throw refused(session, { code: 'nothing' });
        const to = newName.trim();
        if (isByMove(asked, mention)) return moveTo(session, asked, { id: mention.text, to }, token);
        const plan = await planOf(session, asked, mention, to);
        if ('code' in plan) throw refused(session, plan);
        return editOf(session, asked, plan);
      },
    ),
  );
}

/** Until the base is read nobody can tell what it knows; the move is right either way. */
function isByMove({ root, snapshot }: Asked, mention: Mention): boolean {
  return isRenamedByMove(mention, snapshot.past) || (mention.kind === 'task' && root.withoutBase === 'reading');
}

/** By the move: the server writes, so that nothing is left for the editor to change. */
async function moveTo(
  session: Session,
  { root }: Asked,
  ids: { readonly id: string; readonly to: string },
  token: CancellationToken,
): Promise<WorkspaceEdit> {
  const answer = await performAsked(session, { root, intent: { verb: 'rename', ...ids }, dryRun: false }, token);
  for (const message of answer.notices) {
    await session.connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
  }
  if (!answer.ok) throw new ResponseError(LSPErrorCodes.RequestFailed, answer.message);
  return { changes: {} };
}

async function mentionOf(asked: Asked, position: Position): Promise<Mention | undefined> {
  const record = await recordAsked(asked);
  return mentionAt({ workspace: asked.snapshot.workspace, path: asked.path, position, record });
}

function refused({ client }: Session, refusal: RenameRefusal): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestFailed, sayRename(refusal, client.messages));
}

async function contextOf(session: Session, asked: Asked, mention: Mention): Promise<RenameContext> {
  const { workspace, past } = asked.snapshot;
  const { workspaceEdit } = session.client.capabilities.workspace ?? {};
  return {
    workspace,
    past,
    records: await recordsFor(mention, asked),
    archive: await asked.root.onDisk(workspace.policy.paths.archive),
    movable: session.client.versionedEdits && workspaceEdit?.resourceOperations?.includes('rename') === true,
    exists: () => false,
  };
}

async function planOf(session: Session, asked: Asked, named: Mention, to: string): Promise<RenamePlan | RenameRefusal> {
  const context = await contextOf(session, asked, named);
  const renaming = { named, from: named.text, to };
  const plan = planRename(renaming, context);
  if ('code' in plan) return plan;
  const { root } = asked;
  const taken = await root.firstFile(plan.files.map((file) => file.to));
  if (taken !== undefined) return planRename(renaming, { ...context, exists: (path) => path === taken });
  for (const path of plan.edits.keys()) {
    // An editor shows one kind of line end whatever the file has: the disk alone can tell.
    if (hasMixedEnds((await root.onDisk(path)) ?? '')) return { code: 'mixedEnds', params: { path } };
  }
  return plan;
}

/**
 * Names of files first, then texts under the names that they have by then: some editors put the files first whatever the
 * order. Each text is for the version that it was planned on; of a file that got a new name nobody knows one.
 */
function editOf({ client }: Session, { root }: Asked, { edits, files }: RenamePlan): WorkspaceEdit {
  const names = new Map(files.map(({ from, to }) => [from, to]));
  const texts = [...edits].map(([path, own]) => {
    const changes: TextEdit[] = own.map(({ range, newText }) => ({ range, newText }));
    const moved = names.get(path);
    return { uri: root.uriOf(moved ?? path), version: moved === undefined ? root.versionOf(path) : null, changes };
  });
  if (!client.versionedEdits) return { changes: Object.fromEntries(texts.map(({ uri, changes }) => [uri, changes])) };
  const renamed = files.map(({ from, to }): RenameFile => {
    return { kind: 'rename', oldUri: root.uriOf(from), newUri: root.uriOf(to), options: { overwrite: false } };
  });
  const changed = texts.map(({ uri, version, changes }): TextDocumentEdit => {
    return { textDocument: { uri, version }, edits: changes };
  });
  return { documentChanges: [...renamed, ...changed] };
}
