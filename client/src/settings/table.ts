/** A message that comes by itself, as the setting `orch.notifications.muted` names it. */
export const MUTABLE = ['moveDone', 'lockEnding', 'lockLost', 'changedOnDisk'] as const;

export type Mutable = (typeof MUTABLE)[number];

/** How the editor shows the findings of a rule. */
export type ShownAs = 'error' | 'warning' | 'info' | 'hint' | 'off';

/** Every setting with its type. A test holds the manifest to this, its defaults included. */
export interface Settings {
  readonly 'orch.actor': string;
  readonly 'orch.gutter.enabled': boolean;
  readonly 'orch.codeLens.enabled': boolean;
  readonly 'orch.inlayHints.enabled': boolean;
  readonly 'orch.notifications.muted': readonly Mutable[];
  readonly 'orch.rules.severity': Readonly<Record<string, ShownAs>>;
  readonly 'orch.terminal.addToPath': boolean;
  readonly 'orch.trace.server': 'messages' | 'verbose';
}

/** What holds where the user says nothing. */
export const DEFAULTS: Settings = {
  'orch.actor': '',
  'orch.gutter.enabled': true,
  'orch.codeLens.enabled': true,
  'orch.inlayHints.enabled': true,
  'orch.notifications.muted': [],
  'orch.rules.severity': {},
  'orch.terminal.addToPath': true,
  'orch.trace.server': 'messages',
};
