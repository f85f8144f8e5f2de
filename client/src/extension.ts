import './loaded.js';
import type { ExtensionContext } from 'vscode';
import { makeRepository } from './desktop/repository.js';
import { registerTerminal } from './desktop/terminal.js';
import { startOrch, type Api, type Orch } from './orch.js';

let orch: Orch | undefined;

export function activate(context: ExtensionContext): Api {
  orch = startOrch(
    context,
    {
      create: async (options) => (await import('./languageClient.js')).createLanguageClient(context, options),
    },
    { makeRepository, registerTerminal },
  );
  return orch.api;
}

export async function deactivate(): Promise<void> {
  await orch?.stop();
}
