import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the checkout. */
export const root = path.resolve(fileURLToPath(new URL('../../', import.meta.url)));

/**
 * A path in the checkout.
 * @param {string[]} parts
 */
export const inRoot = (...parts) => path.join(root, ...parts);

/**
 * Whether this module is the program that was started, rather than one that another module imports.
 * @param {string} url the module's import.meta.url
 */
export function isMain(url) {
  const started = process.argv[1];
  return started !== undefined && fs.existsSync(started) && fs.realpathSync(started) === fileURLToPath(url);
}

/**
 * The JavaScript file behind a command of an installed package, so that it runs without a shell or npx.
 * @param {string} name the package
 * @param {string} [command] the command, where it differs from the package's name
 * @returns {string}
 */
export function commandOf(name, command = name) {
  const folder = inRoot('node_modules', name);
  const { bin } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  return path.join(folder, typeof bin === 'string' ? bin : bin[command]);
}
