import { l10n, window } from 'vscode';
import { harmless } from './harmless.js';
import { setSetting, setting } from '../settings/index.js';
import type { Mutable } from '../settings/table.js';

const SHOW: Readonly<Record<Mutable, (message: string, ...buttons: string[]) => Thenable<string | undefined>>> = {
  moveDone: (message, ...buttons) => window.showInformationMessage(harmless(message), ...buttons),
  lockEnding: warn,
  lockLost: warn,
  changedOnDisk: warn,
};

function warn(message: string, ...buttons: string[]): Thenable<string | undefined> {
  return window.showWarningMessage(harmless(message), ...buttons);
}

/** How long (ms) a message that is muted stands in the status bar instead. */
const BRIEFLY = 5000;

/**
 * Says something that nobody asked for: with buttons for what can be done about it, and one that mutes its kind for good.
 * Muted, it stands in the status bar for a moment. What a command answers is shown by the command itself, always.
 * @returns the button that was chosen
 */
export async function tell(kind: Mutable, message: string, ...buttons: readonly string[]): Promise<string | undefined> {
  const muted = setting('orch.notifications.muted');
  if (muted.includes(kind)) {
    window.setStatusBarMessage(harmless(message), BRIEFLY);
    return undefined;
  }
  const never = l10n.t("Don't Show Again");
  const chosen = await SHOW[kind](message, ...buttons, never);
  if (chosen !== never) return chosen;
  await setSetting('orch.notifications.muted', [...new Set([...setting('orch.notifications.muted'), kind])]);
  return undefined;
}
