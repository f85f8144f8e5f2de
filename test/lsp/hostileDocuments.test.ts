import fc from 'fast-check';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { nodeHost } from '../../server/src/lsp/nodeHost.js';
import { folderWith, MEMORY } from '../support/folders.js';
import { cell, ledgers } from '../support/hostileLedgers.js';
import { EVERYTHING, LspClient } from '../support/lspClient.js';
import { trespasses } from '../support/trespasses.js';
import { seed } from '../support/seed.js';

let client: LspClient | undefined;
afterEach(async () => client?.stop());

/** Always the same documents, unless somebody looks for new ones: ORCH_RUNS says how many, ORCH_SEED which. */
const looking = process.env['ORCH_RUNS'];
const numRuns = Number(looking ?? 8);
const drawn = looking === undefined ? { numRuns, seed: 1 } : { numRuns, seed };

it('whatever stands in ledgers, no request fails, leaves the documents, or gives away a command', async () => {
  await fc.assert(
    fc.asyncProperty(
      ledgers,
      fc.array(fc.tuple(fc.nat(), fc.nat(), cell), { minLength: 3, maxLength: 6 }),
      async (files, places) => {
        const root = pathToFileURL(folderWith(files, MEMORY)).href;
        client = await LspClient.connect(nodeHost(), {
          folders: [root],
          capabilities: EVERYTHING,
          options: {
            actor: 'CMD@bo',
            offerCommand: 'orch.move',
            commandLinks: true,
            suggestCommand: 'x.suggest',
            ruleDocs: 'file:///rules',
          },
        });
        const found: string[] = [];
        for (const [path, text] of Object.entries(files)) await client.open(`${root}/${path}`, text);
        for (const [which, where, typed] of places) {
          const uris = Object.keys(files).map((path) => `${root}/${path}`);
          const uri = uris[which % uris.length] ?? '';
          found.push(...(await trespasses(client, root, uris, uri, where)));
          const document = TextDocument.create(uri, 'markdown', 1, client.textOf(uri));
          const at = document.positionAt(where % (document.getText().length + 1));
          await client.edit(uri, { start: at, end: at }, typed);
          found.push(...(await trespasses(client, root, uris, uri, where)));
        }
        expect(found).toEqual([]);
        expect(client.log).toEqual([]);
        await client.stop();
        client = undefined;
      },
    ),
    { ...drawn, endOnFailure: true },
  );
}, 600_000);
