import '../loaded.js';
import type { ExtensionContext } from 'vscode';
import { startOrch, type Api, type Orch } from '../orch.js';

let orch: Orch | undefined;

export function activate(context: ExtensionContext): Api {
  orch = startOrch(context, {
    create: async (options) => (await import('./languageClient.js')).createLanguageClient(context, options),
  });
  return orch.api;
}

export async function deactivate(): Promise<void> {
  await orch?.stop();
}
