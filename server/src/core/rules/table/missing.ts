import { RULES_PATH, type Workspace, type WorkspaceFile } from '../../model/index.js';
import { APPROVAL_COLUMNS, TASK_COLUMNS } from '../../policy/index.js';
import { lineRange, type Range } from '../../text/index.js';
import { workspaceRule, type Fix, type PlacedProblem } from '../types.js';
import { almostLedger, LEDGER_KINDS, type LedgerKind } from './ledgers.js';

type Missing = PlacedProblem<'table/missing'>;

/** Columns of a new ledger: those that every ledger has, the optional ones left out. */
const NEW: Readonly<Record<LedgerKind, readonly string[]>> = {
  tasks: TASK_COLUMNS.slice(0, 10),
  approvals: APPROVAL_COLUMNS.slice(0, 10),
};
const MOST_CANDIDATES = 5;

export const missing = workspaceRule({
  code: 'table/missing',
  severity: 'error',
  docs: {
    what: 'A ledger file has no table or section that Orch could read as a ledger; or the policy names a file that does not exist (a warning); or there is no ledger where one is expected, but a file elsewhere looks like one (info).',
    why: 'Without a ledger nothing is checked, and a gate that checks nothing must not look as if all were well. A workspace in which nothing looks like a ledger gets no finding at all.',
    fix: 'Write a table whose header names `task_id` and `state` (of approvals: `appr_id`, `task_id` and `status`), map other headers to them under `columns` of the policy, or set `paths`.',
    bad: `
=== ORCH/STATE/TASKS.md
# Tasks
~~~~~~~ error table/missing

Nothing here yet.
`,
    good: `
=== ORCH/STATE/TASKS.md
# Tasks

| task_id | title | state | owner |
|---------|-------|-------|-------|
`,
  },
  check(workspace) {
    const found = LEDGER_KINDS.flatMap((kind) => [...emptyFiles(workspace, kind), ...namedFiles(workspace, kind)]);
    return [...found, ...LEDGER_KINDS.flatMap((kind) => candidates(workspace, kind))];
  },
});

function emptyFiles({ files, policy }: Workspace, kind: LedgerKind): readonly Missing[] {
  return [...files.values()].flatMap((file) => {
    const records = file[kind];
    if (records === undefined || records.tables.length > 0 || records.entries.length > 0) return [];
    const { source, document } = file;
    // Why such a file is not read, other findings say.
    if (source.trouble !== undefined || document.tooComplex !== undefined) return [];
    return almostLedger(file, kind, policy) === undefined ? [emptyFile(file, kind)] : [];
  });
}

function emptyFile(file: WorkspaceFile, kind: LedgerKind): Missing {
  const { lines } = file.document;
  const quoted = quotedTable(file);
  const line = quoted ?? 0;
  const problem = {
    file: file.path,
    id: null,
    at: lineRange(line, 0, lines.at(line).length),
    params: { kind, case: quoted === undefined ? 'none' : 'quoted', path: file.path },
  } as const;
  return quoted === undefined ? { ...problem, fixes: [insertTable(file, kind)] } : problem;
}

/** The first line of a code block or comment in which a delimiter row stands. */
function quotedTable({ document: { verbatim, lines } }: WorkspaceFile): number | undefined {
  return verbatim.find(({ kind, line, endLine }) => {
    if (kind === 'frontmatter') return false;
    for (let at = line; at <= endLine; at++) if (/^\s*\|?\s*:?-+:?\s*\|[\s|:-]*$/.test(lines.at(at))) return true;
    return false;
  })?.line;
}

function insertTable({ document: { lines } }: WorkspaceFile, kind: LedgerKind): Fix {
  const columns = NEW[kind];
  const eol = lines.count > 1 ? lines.eol(0) : '\n';
  const before = lines.text.trim() === '' ? '' : lines.at(lines.count - 1) === '' ? eol : eol + eol;
  const table = [`| ${columns.join(' | ')} |`, `|${columns.map((column) => '-'.repeat(column.length + 2)).join('|')}|`];
  const end = lines.positionAt(lines.length);
  const newText = `${before}${table.join(eol)}${eol}`;
  return {
    title: { code: 'insertTable', params: undefined },
    edits: [{ range: { start: end, end }, newText }],
    safe: false,
  };
}

/** Ledgers that the policy names itself and that are not there. */
function namedFiles({ files, policy, loadedPolicy }: Workspace, kind: LedgerKind): readonly Missing[] {
  const named = loadedPolicy?.document.input?.paths?.[kind];
  if (loadedPolicy === undefined || named === undefined) return [];
  return policy.paths[kind].flatMap((path, index) => {
    if (files.has(path)) return [];
    const place = Array.isArray(named) ? ['paths', kind, String(index)] : ['paths', kind];
    const at: Range = loadedPolicy.document.rangeOf(place);
    return [
      { file: RULES_PATH, id: null, at, params: { kind, case: 'named' as const, path }, severity: 'warning' as const },
    ];
  });
}

/** Files that could be the ledger that is not there. */
function candidates({ files, policy, candidates: all }: Workspace, kind: LedgerKind): readonly Missing[] {
  if (policy.paths[kind].some((path) => files.has(path))) return [];
  const path = policy.paths[kind][0] ?? '';
  return all
    .filter(({ role }) => role === kind)
    .slice(0, MOST_CANDIDATES)
    .map((candidate) => ({
      file: candidate.path,
      id: null,
      at: lineRange(0, 0, 0),
      params: { kind, case: 'candidate', path },
      severity: 'info',
    }));
}
