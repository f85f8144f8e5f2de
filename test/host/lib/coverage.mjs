// Whether the suites make use of all that the manifest contributes.
//
// A new command, view, custom editor or setting needs a test inside VS Code (suite/editor, say) that
//   - executes the command: `vscode.commands.executeCommand('orch.x', …)`, or `window.run('Orch: X')` in window/;
//   - shows the view: `vscode.commands.executeCommand('orch.y.focus')`;
//   - opens the custom editor: `vscode.commands.executeCommand('vscode.openWith', uri, 'orch.z')`;
//   - changes the setting: `getConfiguration().update('orch.a.b', …)`, and puts it back.
// suite/used.ts notes it by itself. `npm test` fails where nothing was noted; test/client/contributed.test.ts tells the
// same at once, by the names that stand in the suites.
import * as fs from 'node:fs';
import { inRoot } from '../../../scripts/lib/paths.mjs';

/** @typedef {{ commands: readonly string[], settings: readonly string[] }} Used */

/**
 * @param {readonly Used[]} uses of all runs
 * @returns {string[]} what is contributed and not among them
 */
export function unused(uses) {
  const commands = new Set(uses.flatMap((use) => use.commands));
  const settings = new Set(uses.flatMap((use) => use.settings));
  const { commands: declared, views, customEditors = [], configuration } = readJson('package.json').contributes;
  return [
    ...declared.map((/** @type {any} */ each) => each.command).filter((/** @type {string} */ id) => !commands.has(id)),
    ...Object.values(views)
      .flat()
      .map((/** @type {any} */ { id }) => `${id}.focus`)
      .filter((id) => !commands.has(id)),
    ...customEditors
      .map((/** @type {any} */ each) => each.viewType)
      .filter((/** @type {string} */ id) => !commands.has(id)),
    ...Object.keys(configuration.properties).filter((id) => !settings.has(id)),
  ];
}

/**
 * The commands behind titles as the palette shows them, in any language.
 * @param {readonly string[]} titles
 */
export function commandsOf(titles) {
  const words = [readJson('package.nls.json'), readJson('package.nls.ja.json')];
  return readJson('package.json')
    .contributes.commands.filter((/** @type {any} */ { title, category }) =>
      words.some((nls) => titles.includes(`${category}: ${nls[title.slice(1, -1)]}`)),
    )
    .map((/** @type {any} */ { command }) => command);
}

/** @param {string} file */
const readJson = (file) => JSON.parse(fs.readFileSync(inRoot(file), 'utf8'));
