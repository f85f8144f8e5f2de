import { env, workspace, type LogOutputChannel, type TextDocument, type WorkspaceFolder } from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';
import type { InitializationOptions } from '../../../server/src/protocol.js';
import { harmless } from '../notify/harmless.js';
import { setting } from '../settings/index.js';

/** Also the prefix of the setting `orch.trace.server`. */
export const CLIENT_ID = 'orch';
export const CLIENT_NAME = 'Orch';
/** Asks for what a move needs, and makes it. */
const MOVE = 'orch.move';

/** What the language client is told, in Node and in the browser. A restart asks again. */
export function languageClientOptions(
  log: LogOutputChannel,
  ruleDocs: string,
  tellClean: (document: TextDocument) => Promise<void>,
): LanguageClientOptions {
  return {
    documentSelector: selectorFor(workspace.workspaceFolders ?? []),
    outputChannel: log,
    initializationOptions: (): InitializationOptions => ({
      ruleDocs,
      // What a server cannot reach, a virtual folder or in the browser all, this window reads for it.
      readsFiles: true,
      keepsState: true,
      locale: env.language,
      trusted: workspace.isTrusted,
      actor: actorSetting(),
      codeLens: setting('orch.codeLens.enabled'),
      inlayHints: setting('orch.inlayHints.enabled'),
      // VS Code hands out a proxy, which cannot be sent to a server in a worker.
      severities: { ...setting('orch.rules.severity') },
      saves: true,
      offerCommand: MOVE,
      commandLinks: true,
      suggestCommand: 'editor.action.triggerSuggest',
    }),
    // Right behind each text: what the server is told holds for the version that it has then.
    middleware: {
      async didOpen(document, next) {
        await next(document);
        await tellClean(document);
      },
      async didChange(event, next) {
        const clean = !event.document.isDirty;
        await next(event);
        if (clean) await tellClean(event.document);
      },
      async didSave(document, next) {
        await next(document);
        await tellClean(document);
      },
      // Why not stands in a message of the window, with the ids and the paths that it is about.
      async provideRenameEdits(document, position, newName, token, next) {
        try {
          return await next(document, position, newName, token);
        } catch (error) {
          throw error instanceof Error ? new Error(harmless(error.message), { cause: error }) : error;
        }
      },
    },
    // Of what stands in ledgers the server makes plain text: the only links on a card are its own.
    markdown: { isTrusted: { enabledCommands: [MOVE] }, supportHtml: false, supportThemeIcons: true },
  };
}

/** Who works here, as the user's settings say; '' where they do not. A workspace cannot set it. */
export function actorSetting(): string {
  return setting('orch.actor').trim();
}

/** What the server is told when settings change: its section `orch`, as far as it reads it. */
export function serverSettings(): Readonly<Record<string, unknown>> {
  return {
    actor: actorSetting(),
    codeLens: { enabled: setting('orch.codeLens.enabled') },
    inlayHints: { enabled: setting('orch.inlayHints.enabled') },
  };
}

/** The settings that the server is told of when they change. */
export const FOR_SERVER = ['orch.actor', 'orch.codeLens.enabled', 'orch.inlayHints.enabled'] as const;

/**
 * The default ledgers. The server registers what the policy names as soon as it has read it; this holds only for
 * features that it does not register, and keeps the left side of a diff (scheme `git`) out.
 */
function selectorFor(folders: readonly WorkspaceFolder[]): { scheme: string; language: string; pattern: string }[] {
  const schemes = new Set(['file', ...folders.map(({ uri }) => uri.scheme)]);
  return [...schemes].map((scheme) => ({
    scheme,
    language: 'markdown',
    pattern: '**/ORCH/STATE/{TASKS,APPROVALS}.md',
  }));
}
