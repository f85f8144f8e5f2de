import { afterEach, describe, expect, it } from 'vitest';
import type { Overview } from '../../server/src/protocol.js';
import { EVERYTHING, LspClient } from '../support/lspClient.js';
import { MemoryHost } from '../support/memoryHost.js';

const ROOT = 'file:///srv/shop';
const TASKS = 'ORCH/STATE/TASKS.md';
const LEDGER = `| task_id | title | state | owner | due |
| --- | --- | --- | --- | --- |
| T-1 | First | DOIGN | WORK | 2026-99-01 |
`;

let client: LspClient;
afterEach(async () => client.stop());

async function shown(severities: unknown): Promise<Readonly<Record<string, number | undefined>>> {
  const host = new MemoryHost().add(ROOT, new Map([[TASKS, LEDGER]]));
  client = await LspClient.connect(host, {
    folders: [ROOT],
    capabilities: EVERYTHING,
    options: { severities },
  });
  await client.open(`${ROOT}/${TASKS}`, LEDGER);
  const report = await client.pull(`${ROOT}/${TASKS}`);
  const found = report.kind === 'full' ? report.items : [];
  return Object.fromEntries(found.map(({ code, severity }) => [String(code), severity]));
}

describe('findings as the settings of an editor have them', () => {
  it('are what the policy says where the settings say nothing', async () => {
    expect(await shown(undefined)).toMatchObject({ 'task/state-unknown': 1, 'task/due-format': 1 });
  });

  it('go by the rule, else by its group, else by what holds for all', async () => {
    const severities = { '*': 'hint', 'task/*': 'info', 'task/state-unknown': 'warning' };
    const found = await shown(severities);
    expect(found).toMatchObject({ 'task/state-unknown': 2, 'task/due-format': 3 });
    const others = Object.entries(found).filter(([code]) => !code.startsWith('task/'));
    expect(others.every(([, severity]) => severity === 4)).toBe(true);
  });

  it('are gone where they are off, from the counts of the views as well', async () => {
    expect(await shown({ 'task/state-unknown': 'off' })).not.toHaveProperty('task/state-unknown');
    const { roots } = await client.request<Overview>('orch/overview', null);
    expect(roots[0]?.problems.errors).toBe(1);
    expect(roots[0]?.tasks[0]?.problems.errors).toBe(1);
  });

  it.each([['nonsense'], [null], [{ 'task/state-unknown': 'loud' }], [7]])(
    'are not changed by %j',
    async (severities) => {
      expect(await shown(severities)).toMatchObject({ 'task/state-unknown': 1 });
    },
  );
});
