import { l10n, window, type QuickPickItem } from 'vscode';

/** Asks for a line of text that may not be blank. Undefined: the user thought better of it. */
export async function askText(title: string, prompt: string, value = ''): Promise<string | undefined> {
  const answer = await window.showInputBox({
    title,
    prompt,
    value,
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() === '' ? l10n.t('Say something here: it is needed.') : undefined),
  });
  return answer?.trim();
}

/** Asks for a line of text that may be left out; `''` where it was. */
export async function askOptional(title: string, prompt: string): Promise<string | undefined> {
  return (await window.showInputBox({ title, prompt, ignoreFocusOut: true }))?.trim();
}

/** Asks to choose one of a few things. */
export async function choose<T extends QuickPickItem>(
  title: string,
  items: readonly T[],
  placeHolder: string,
): Promise<T | undefined> {
  return window.showQuickPick(items, { title, placeHolder, matchOnDescription: true });
}
