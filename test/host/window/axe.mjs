// What axe finds in the page of a webview.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { packageFolder } from '../lib/packages.mjs';

/**
 * @param {any} frame the page, as the browser driver has it
 * @returns {Promise<readonly string[]>} each violation of WCAG 2.2 AA and of axe's best practices, with what it is about
 */
export async function violations(frame) {
  // As text: the page's own policy lets no script in but its one.
  await frame.evaluate(fs.readFileSync(path.join(packageFolder('axe-core'), 'axe.min.js'), 'utf8'));
  return frame.evaluate(async () => {
    const { axe, document } = /** @type {any} */ (globalThis);
    const { violations: found } = await axe.run(document, { resultTypes: ['violations'] });
    return found.flatMap((/** @type {any} */ { id, help, nodes }) =>
      nodes.map((/** @type {any} */ { html, any: checks }) => {
        return `${id}: ${help}: ${html.slice(0, 160)} ${checks[0]?.message ?? ''}`;
      }),
    );
  });
}
