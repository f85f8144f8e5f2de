import { afterEach, describe, expect, it } from 'vitest';
import type { ScaffoldFile } from '../../server/src/protocol.js';
import { LspClient, PULLING } from '../support/lspClient.js';
import { MemoryHost } from '../support/memoryHost.js';

const ROOT = 'file:///srv/shop';
const RULES = '---\norch:\n  version: 1\n  paths: { tasks: docs/TODO.md }\n---\n';

let client: LspClient;
afterEach(async () => client.stop());

async function filesFor(
  files: ReadonlyMap<string, string>,
  root: unknown,
  more: object = {},
): Promise<readonly ScaffoldFile[]> {
  client = await LspClient.connect(new MemoryHost().add(ROOT, files), { folders: [ROOT], capabilities: PULLING });
  return client.request<ScaffoldFile[]>('orch/scaffold', { root, ...more });
}

const RULES_ALONE = new Map([['PROJECT_RULES.md', RULES]]);

describe('the files that an editor makes in a folder', () => {
  it('are those of orch init, where the policy of the folder has them, the task ledger first', async () => {
    const paths = (await filesFor(RULES_ALONE, ROOT)).map(({ path }) => path);
    expect(paths[0]).toBe('docs/TODO.md');
    expect(paths).toEqual(expect.arrayContaining(['PROJECT_RULES.md', 'blocked_items.md', '.gitattributes']));
  });

  it('have what a .gitattributes says already, and behind it what it lacks', async () => {
    const attributes = '*.png binary\n';
    const files = await filesFor(RULES_ALONE, ROOT, { attributes });
    const { text = '' } = files.find(({ path }) => path === '.gitattributes') ?? {};
    expect(text).toMatch(/^\*\.png binary\n# .+\n\/docs\/TODO\.md text\n/);
    await client.stop();
    const again = await filesFor(RULES_ALONE, ROOT, { attributes: text });
    expect(again.find(({ path }) => path === '.gitattributes')?.text).toBe(text);
  });

  it.each([
    ['a folder that is not open', 'file:///srv/other'],
    ['nonsense', 7],
  ])('are the usual ones for %s', async (_, root) => {
    expect((await filesFor(RULES_ALONE, root))[0]?.path).toBe('ORCH/STATE/TASKS.md');
  });
});
