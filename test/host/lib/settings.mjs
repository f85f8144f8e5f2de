import * as fs from 'node:fs';
import * as path from 'node:path';

/** Settings that make VS Code quiet and the same on every run: no network, no tips, no surprises. */
const quiet = {
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'update.showReleaseNotes': false,
  'workbench.enableExperiments': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.reduceMotion': 'on',
  'workbench.colorTheme': 'Default Dark Modern',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.settings.enableNaturalLanguageSearch': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.banner': 'never',
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'window.restoreWindows': 'none',
  'files.simpleDialog.enable': true,
  'files.autoSave': 'off',
  'files.hotExit': 'off',
  'git.enabled': false,
  'git.autofetch': false,
  'npm.fetchOnlinePackageInfo': false,
  'json.schemaDownload.enable': false,
  'editor.cursorBlinking': 'solid',
  'editor.fontFamily': 'DejaVu Sans Mono, Noto Sans Mono CJK JP, monospace',
};

/**
 * Writes the user settings that the server reads.
 * @param {string} dataFolder the server's data folder
 * @param {{ trust: boolean, own?: Record<string, unknown> }} options `trust` leaves Workspace Trust as users have it;
 *   `own` settings win
 */
export function writeSettings(dataFolder, { trust, own = {} }) {
  const settings = Object.entries({ ...quiet, ...own }).filter(([key]) => !(trust && key.startsWith('security.')));
  const user = path.join(dataFolder, 'data', 'User');
  fs.mkdirSync(user, { recursive: true });
  fs.writeFileSync(path.join(user, 'settings.json'), JSON.stringify(Object.fromEntries(settings), undefined, 2));
}

/**
 * @param {string | undefined} userData a profile as desktop VS Code lays it out
 * @returns {Record<string, unknown>} its user settings
 */
export function settingsOf(userData) {
  const file = userData === undefined ? undefined : path.join(userData, 'User', 'settings.json');
  return file !== undefined && fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {};
}
