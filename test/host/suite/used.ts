import * as vscode from 'vscode';

/** What a suite made use of, of all that the manifest contributes. */
export interface Used {
  readonly commands: readonly string[];
  readonly settings: readonly string[];
}

/**
 * Notes from now on which commands a suite executes and which of the extension's settings it changes; the function that
 * it gives says which those were. `test/host/run.mjs` holds the notes of all runs against the manifest.
 */
export function noteUse(): () => Used {
  const commands = new Set<string>();
  const settings = new Set<string>();
  const execute = vscode.commands.executeCommand;
  const noting: typeof execute = (command, ...rest: unknown[]) => {
    commands.add(command);
    // A custom editor is used by opening something with it.
    if (command === 'vscode.openWith' && typeof rest[1] === 'string') commands.add(rest[1]);
    return execute(command, ...rest);
  };
  Object.assign(vscode.commands, { executeCommand: noting });
  vscode.workspace.onDidChangeConfiguration((event) => {
    for (const setting of contributed()) if (event.affectsConfiguration(setting)) settings.add(setting);
  });
  return () => ({ commands: [...commands], settings: [...settings] });
}

function contributed(): readonly string[] {
  const manifest = vscode.extensions.getExtension('orch.orch')?.packageJSON as
    { contributes: { configuration: { properties: object } } } | undefined;
  return Object.keys(manifest?.contributes.configuration.properties ?? {});
}
