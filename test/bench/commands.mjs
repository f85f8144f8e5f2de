// `orch check`: whole processes.
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { writeWorkspace } from './ledgers.mjs';
import { compare, orch, processTable } from './processes.mjs';

const ROUNDS = 11;

const workspaces = [
  { size: 1000, records: false },
  { size: 1000, records: true },
  { size: 10_000, records: true },
];

/** @param {(line: string) => void} say */
export async function measureCommands(say) {
  const rows = [];
  for (const { size, records } of workspaces) {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'orch-bench-'));
    const root = path.join(folder, 'workspace');
    try {
      writeWorkspace(root, size, records);
      const counts = `${size.toLocaleString('en')} + ${size.toLocaleString('en')}`;
      const name = `orch check, ${counts}${records ? ', a record for each approval' : ', ledgers alone'}`;
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
