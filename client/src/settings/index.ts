import { ConfigurationTarget, workspace, type Disposable } from 'vscode';
import { DEFAULTS, type Settings } from './table.js';

/** What the user set, or the default. */
export function setting<K extends keyof Settings>(name: K): Settings[K] {
  return workspace.getConfiguration().get(name, DEFAULTS[name]);
}

/** Sets it for the user, wherever they work. */
export async function setSetting<K extends keyof Settings>(name: K, value: Settings[K]): Promise<void> {
  await workspace.getConfiguration().update(name, value, ConfigurationTarget.Global);
}

/** Calls back whenever one of some settings changes. */
export function onSettings(names: readonly (keyof Settings)[], changed: () => void): Disposable {
  return workspace.onDidChangeConfiguration((event) => {
    if (names.some((name) => event.affectsConfiguration(name))) changed();
  });
}
