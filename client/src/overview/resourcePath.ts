import { Uri } from 'vscode';

/**
 * A file as the context key `resourcePath` names it. The key `resource` would not do: where the extension runs remotely,
 * the window's URIs have another scheme than the extension's.
 */
export function resourcePath(text: string): string {
  const uri = Uri.parse(text);
  return uri.scheme === 'file' ? uri.fsPath : uri.path;
}
