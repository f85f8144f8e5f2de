// `orch check`: whole processes.
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { commitWorkspace, writeWorkspace } from './ledgers.mjs';
import { compare, orch, processTable } from './processes.mjs';

const ROUNDS = 11;

const workspaces = [
  { size: 1000, records: false, committed: false },
  { size: 1000, records: false, committed: true },
  { size: 1000, records: true, committed: true },
  { size: 10_000, records: true, committed: true },
];

/** @param {(line: string) => void} say */
export async function measureCommands(say) {
  const rows = [];
  for (const { size, records, committed } of workspaces) {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'orch-bench-'));
    const root = path.join(folder, 'workspace');
    try {
      writeWorkspace(root, size, records);
      if (committed) commitWorkspace(root);
      const counts = `${size.toLocaleString('en')} + ${size.toLocaleString('en')}`;
      const name = `orch check, ${counts}${records ? ', a record for each approval' : ', ledgers alone'}${committed ? ', against HEAD' : ', no git'}`;
      // Caches of the user hold what other versions and runs left.
      const how = { rounds: ROUNDS, env: { XDG_CACHE_HOME: folder } };
      for (const row of await compare([{ name, argv: [orch, 'check', root] }], how)) {
        say(row.join(', '));
        rows.push(row);
      }
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  }
  return processTable(rows);
}
