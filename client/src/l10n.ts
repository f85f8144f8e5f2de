/**
 * `vscode.l10n.t` as view models take it, so that they run without VS Code. The first argument is always a literal: a
 * test looks every one of them up in both bundles.
 */
export type Translate = (message: string, ...args: (string | number)[]) => string;
