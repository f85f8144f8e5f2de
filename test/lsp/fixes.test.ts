import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { CodeAction, Diagnostic, DocumentDiagnosticReport } from 'vscode-languageserver-protocol';
import { fixTitle, messagesFor, rules } from '../../server/src/core/index.js';
import { nodeHost } from '../../server/src/lsp/nodeHost.js';
import type { OfferedMove, PerformAnswer } from '../../server/src/protocol.js';
import { checkFixture, FIXTURE_NOW, readFixture, type Fixture } from '../support/fixture.js';
import { folderWith } from '../support/folders.js';
import { LspClient, PULLING, until } from '../support/lspClient.js';
import { MemoryHost } from '../support/memoryHost.js';
import { ledgersOf } from '../support/nodeMoves.js';

const ROOT = 'file:///srv/shop';

/** The rules whose example can be mended, with what mends it; examples with a base are for a machine with git. */
const FIXABLE = rules.flatMap(({ code, docs }) => {
  const fixture = readFixture(docs.bad);
  const own = checkFixture(fixture, docs.now).filter((finding) => finding.code === code && finding.fixes.length > 0);
  return own.length === 0 || fixture.base !== undefined ? [] : [{ code, fixture, now: docs.now, own }];
});

async function inEditor(
  fixture: Fixture,
  now: string | undefined,
  test: (client: LspClient) => Promise<void>,
): Promise<void> {
  const host = new MemoryHost(now ?? FIXTURE_NOW).add(ROOT, fixture.files);
  const client = await LspClient.connect(host, { folders: [ROOT], capabilities: PULLING });
  try {
    await test(client);
  } finally {
    await client.stop();
  }
}

describe('a finding that can be mended', () => {
  it('is none of a few rules', () => {
    expect(FIXABLE.length).toBeGreaterThan(15);
  });

  it.each(FIXABLE)('offers so in the editor: $code', async ({ code, fixture, now, own }) => {
    await inEditor(fixture, now, async (client) => {
      for (const { file, range, fixes } of own) {
        const uri = `${ROOT}/${file}`;
        if (!client.isOpen(uri)) await client.open(uri, fixture.files.get(file) ?? '');
        const found = async (): Promise<Diagnostic[]> => {
          const report = await client.request<DocumentDiagnosticReport>('textDocument/diagnostic', {
            textDocument: { uri },
          });
          const items = report.kind === 'full' ? report.items : [];
          return items.filter((one) => one.code === code && one.range.start.line === range.start.line);
        };
        // What other files hold is looked up in the background.
        await until(async () => (await found()).length > 0, `${code} found`);
        const diagnostics = await found();
        const context = { only: ['quickfix'], diagnostics, triggerKind: 1 };
        const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
          textDocument: { uri },
          range,
          context,
        });
        const wanted = fixes.map(({ title }) => fixTitle(title, messagesFor('en')));
        const offered = actions.filter((action) => (action.diagnostics?.length ?? 0) > 0).map(({ title }) => title);
        expect(offered).toEqual(expect.arrayContaining(wanted));
      }
    });
  });
});

describe('a check-list item', () => {
  it('is filed as a task from where it stands', async () => {
    const files = ledgersOf(1);
    const path = 'ORCH/STATE/TASKS.md';
    const text = `${files[path] ?? ''}\n- [ ] T-7 P1 (due: 2026-02-01) Write the manual\n- [x] T-8 Done before\n`;
    const folder = folderWith({ ...files, [path]: text });
    const uri = pathToFileURL(folder).href;
    const ledger = `${uri}/${path}`;
    const client = await LspClient.connect(nodeHost(), {
      folders: [uri],
      capabilities: PULLING,
      options: { actor: 'CMD@dana', offerCommand: 'orch.move' },
    });
    try {
      await client.open(ledger, text);
      const actions = async (behind: string): Promise<CodeAction[]> => {
        const start = client.behind(ledger, behind);
        const context = { diagnostics: [], triggerKind: 2 };
        return client.request('textDocument/codeAction', {
          textDocument: { uri: ledger },
          range: { start, end: start },
          context,
        });
      };
      expect(await actions('- [x] T-8')).toEqual([]);
      const [file] = await actions('- [ ] T-7');
      expect(file?.title).toBe('File as a Task');
      const offer = file?.command?.arguments?.[0] as OfferedMove;
      const call = { command: 'orch.server.perform', arguments: [{ root: offer.root, intent: offer.intent }] };
      const answer = await client.request<PerformAnswer>('workspace/executeCommand', call);
      expect(answer).toMatchObject({ ok: true, event: 'file', id: 'T-7' });
      const after = readFileSync(join(folder, path), 'utf8');
      expect(after).toMatch(/\| T-7 +\| Write the manual/);
      expect(after).toContain('- [x] T-7');
    } finally {
      await client.stop();
    }
  });
});
