import { promises as fs } from 'node:fs'; // loaded when first used, `node:fs/promises` at once
import { join } from 'node:path';
import { looksLikeLedger, type Workspace } from '../core/index.js';
import { readSource } from './files.js';

const SKIPPED = new Set(['node_modules', 'dist', 'build', 'out', 'target', 'vendor', 'coverage']);
const COPY = /(?:\.bak|\.orig|\.old|~)$|(?:backup|copy|コピー|\(\d+\))/i;
const NAMED = /task|approv|タスク|承認/i;
const MAX_DEPTH = 3;
const MAX_FOLDERS = 200;
const MAX_FILES = 40;

/**
 * Markdown files that look like ledgers, where the workspace lacks the ledger that they could be: for a suggestion
 * only, never read as ledgers. Looks at most three folders deep and at a bounded number of files.
 */
export async function findCandidates(root: string, workspace: Workspace): Promise<Workspace['candidates']> {
  const files = [...workspace.files.values()];
  const lacking = (['tasks', 'approvals'] as const).filter((role) => !files.some((file) => file.roles.includes(role)));
  if (lacking.length === 0) return [];
  const found: Workspace['candidates'][number][] = [];
  for (const path of await markdownFiles(root)) {
    const source = readSource(root, path);
    const looks = source === undefined ? undefined : looksLikeLedger(source.text, workspace.policy);
    for (const role of lacking) if (looks?.[role] === true) found.push({ path, role });
  }
  return found;
}

async function markdownFiles(root: string): Promise<string[]> {
  const files: string[] = [];
  let level = [''];
  let folders = 0;
  for (let depth = 0; depth <= MAX_DEPTH && level.length > 0; depth++) {
    const next: string[] = [];
    for (const folder of level) {
      if (++folders > MAX_FOLDERS || files.length >= MAX_FILES) return files.slice(0, MAX_FILES);
      for (const entry of await fs.readdir(join(root, folder), { withFileTypes: true }).catch(() => [])) {
        const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
        if (entry.isDirectory() && !entry.name.startsWith('.') && !SKIPPED.has(entry.name)) next.push(path);
        else if (entry.isFile() && isLedgerName(entry.name)) files.push(path);
      }
    }
    level = next.sort();
  }
  return files.slice(0, MAX_FILES);
}

function isLedgerName(name: string): boolean {
  return /\.md$/i.test(name) && NAMED.test(name) && !COPY.test(name.slice(0, -3));
}
