import { approvalsWith, type Workspace } from '../model/index.js';
import type { Target } from './types.js';
import { mentionsIn } from './inFile.js';
import { mentionsInRecord, type RecordText } from './inRecord.js';
import type { Mention, Named } from './mentions.js';
import { candidatesOf } from './paths.js';

/** A mention and the file that it stands in. */
export interface Reference extends Target {
  readonly role: Mention['role'];
  /** The id as it stands there. */
  readonly text: string;
}

/** Every place that names a subject: in all ledgers, and in the evidence records that are handed in. */
export function references(
  subject: Named,
  workspace: Workspace,
  records: readonly RecordText[] = [],
): readonly Reference[] {
  const found: Reference[] = [];
  const add = (file: string, mentions: Iterable<Mention>): void => {
    for (const mention of mentions) {
      if (isSame(mention, subject)) found.push({ file, range: mention.range, role: mention.role, text: mention.text });
    }
  };
  for (const file of workspace.files.values()) add(file.path, mentionsIn(file, workspace));
  for (const { path, text } of records) add(path, mentionsInRecord(text, workspace));
  return found;
}

/** The mentions of a subject in one file of the workspace, or in an evidence record. */
export function highlights(subject: Named, workspace: Workspace, path: string, record?: string): readonly Mention[] {
  const file = workspace.files.get(path);
  const all = file === undefined ? mentionsInRecord(record ?? '', workspace) : mentionsIn(file, workspace);
  return [...all].filter((mention) => isSame(mention, subject));
}

/** Whether a mention names a subject. */
export function isSame(mention: Named, { kind, key }: Named): boolean {
  return mention.key === key && mention.kind === kind;
}

const READABLE = /\.(?:md|markdown|txt)$/i;
const MOST = 200;

/** The evidence that may name a subject, for a shell to read: what each path may mean, at most a few hundred. */
export function recordsAbout({ kind, key }: Named, workspace: Workspace): readonly (readonly string[])[] {
  if (kind === 'blocked') return [];
  const rows = kind === 'task' ? (workspace.approvalsByTarget.get(key) ?? []) : approvalsWith(workspace, key);
  const written = new Set(rows.flatMap(({ record }) => record.evidence.map(({ text }) => text)));
  const paths = [...written].map((text) => candidatesOf(text, workspace.policy));
  return paths.filter((candidates) => candidates.some((path) => READABLE.test(path))).slice(0, MOST);
}
