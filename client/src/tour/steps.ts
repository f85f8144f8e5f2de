import { commands } from 'vscode';

/** What of the walkthrough is done, as its steps ask: each is a context key `orch.tour.<step>`. */
export type Step = 'open' | 'fixed' | 'moved' | 'approved' | 'initialised';

const done = new Set<Step>();

/** A step of the walkthrough is done, whoever led the user there. */
export function completed(step: Step): void {
  if (done.has(step)) return;
  done.add(step);
  void commands.executeCommand('setContext', `orch.tour.${step}`, true);
}
