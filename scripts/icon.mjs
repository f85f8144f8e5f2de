// Draws media/icon.png, the extension's icon, from docs/images/icon.svg.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { startBrowser } from '../test/host/lib/browser.mjs';
import { installHost } from '../test/host/lib/packages.mjs';
import { installPackages } from './lib/bootstrap.mjs';
import { temporaryFolder } from './lib/lifetime.mjs';
import { inRoot } from './lib/paths.mjs';
import { script } from './lib/progress.mjs';

const size = 128;

await script(async () => {
  await installPackages();
  await installHost();
  const { page } = await startBrowser({ profile: path.join(temporaryFolder('orch-icon'), 'chromium') });
  await page.setContent(`<body style="margin:0">${fs.readFileSync(inRoot('docs/images/icon.svg'), 'utf8')}</body>`);
  const clip = { x: 0, y: 0, width: size, height: size };
  await page.screenshot({ path: inRoot('media/icon.png'), omitBackground: true, clip });
});
