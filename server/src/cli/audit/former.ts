import type { AuditProblem } from '../../core/index.js';
import { findLines, type Sought, type SoughtLine } from '../../node/audit/former.js';
import type { Audit } from './read.js';

type Elsewhere = Extract<AuditProblem, { code: 'elsewhere' }>;

/**
 * Tells for every line behind which a clone took a new name what became of it: it is in git, which is a remark, or it is
 * nowhere, which is a problem. Of lines of other clones, which may never have come here, nothing is said.
 */
export async function placed(found: readonly AuditProblem[], audit: Audit): Promise<readonly AuditProblem[]> {
  const asked = found.flatMap((problem) => {
    const line = problem.code === 'elsewhere' ? leftLine(problem, audit) : undefined;
    return problem.code === 'elsewhere' && line !== undefined ? [{ problem, line }] : [];
  });
  if (asked.length === 0) return found;
  const answers = await findLines(
    audit.home,
    audit.folder,
    asked.map(({ line }) => line),
  );
  const told = new Map<AuditProblem, AuditProblem>();
  for (const [at, { problem, line }] of asked.entries()) {
    const answer = answers[at];
    if (answer !== undefined) told.set(problem, tell(problem, line, answer, audit));
  }
  return found.map((problem) => told.get(problem) ?? problem);
}

function tell(problem: Elsewhere, line: SoughtLine, answer: Sought, audit: Audit): AuditProblem {
  const { file, line: at, params } = problem;
  if (answer.kind === 'found') return { code: 'elsewhere', file, line: at, params: { ...params, where: answer.where } };
  if (answer.kind === 'unknown' || !ownNames(audit).has(line.writer)) return problem;
  const here = audit.lines.map((placed) => placed.line).filter(({ writer }) => writer === line.writer);
  const upTo = Math.max(answer.upTo, ...here.map(({ seq }) => seq).filter((seq) => seq < line.seq));
  return { code: 'cut-off', file, line: at, params: { ...params, lost: line.seq - upTo } };
}

/** The line that a clone wrote last under its former name. */
function leftLine({ file, line: at }: Elsewhere, { lines }: Audit): SoughtLine | undefined {
  return lines.find((placed) => placed.file === file && placed.at === at)?.line.after;
}

/** All names under which this clone has written, as far as its lines tell. */
function ownNames({ own, lines }: Audit): ReadonlySet<string> {
  const names = new Set(own === undefined ? [] : [own.writer]);
  for (let before = -1; before !== names.size;) {
    before = names.size;
    for (const { line } of lines) if (line.after !== undefined && names.has(line.writer)) names.add(line.after.writer);
  }
  return names;
}
