import { hashOf } from '../../audit/index.js';
import { spellKind, spellStatus } from '../../edits/index.js';
import { evidencePath, writeEvidence, type EvidenceDraft } from '../../evidence/index.js';
import { formatTime } from '../../model/index.js';
import { kindOf } from '../../policy/index.js';
import { addApproval, approvalTakes, type Draft } from '../draft.js';
import { nextApprovalId } from '../ids.js';
import { isRefusal, refuse } from '../refuse.js';
import type { Step } from '../step.js';
import { locate, workOf, type Work } from '../submission.js';
import type { ChangedFile, Refusal } from '../types.js';
import { expire, undecidedResults } from './expire.js';
import type { Effect } from './types.js';

/** A submission: a record of what was done, a new row that asks for the decision, older undecided ones expired. */
export function submitted(step: Step): Effect | Refusal {
  const { workspace, policy, intent, now, task, world } = step;
  const op = opOf(step);
  if (isRefusal(op)) return op;
  const pathOf = (id: string): string => evidencePath(policy.paths.evidence, now, task.id, id);
  const approval = nextApprovalId(workspace, world, (id) => world.fact(pathOf(id), false).kind !== 'missing');
  const work = workOf(step);
  const path = pathOf(approval);
  const record = recordOf(step, work, approval, op);
  const drafts = [
    requestRow(step, approval, op, path),
    created(path, record),
    ...undecidedResults(step).map((row) => expire(workspace, row)),
  ];
  const values = intent.artifacts === undefined ? {} : { artifact: work.artifacts.join(', ') };
  const head = work.change?.head;
  const audit = { evidence: { path, digest: hashOf(record) }, ...(head === undefined ? {} : { head }) };
  return { values, drafts, approval, audit };
}

/** What the row says was done. It must read as a result: only those open `finish`. */
function opOf({ intent, task, policy, workspace }: Step): string | Refusal {
  const isResult = (op: string): boolean => kindOf(policy, '', op) === 'result' || approvalTakes(workspace, 'kind');
  const given = intent.op?.replace(/\s+/g, ' ').trim() ?? '';
  if (given !== '') {
    const kind = kindOf(policy, '', given) ?? '';
    return isResult(given) ? given : refuse('submit/op-kind', { id: task.id, op: given, kind });
  }
  return [task.title, `${task.id}: ${task.title}`, task.id].find((op) => op !== '' && isResult(op)) ?? task.id;
}

function requestRow(
  { workspace, policy, task, caller, now }: Step,
  id: string,
  op: string,
  path: string,
): Draft | Refusal {
  const file = policy.paths.approvals.flatMap((one) => workspace.files.get(one) ?? [])[0];
  return addApproval(workspace, {
    appr_id: id,
    task_id: task.id,
    op,
    status: file === undefined ? 'pending' : spellStatus(file, 'pending', policy),
    requested_by: caller.text,
    ts_req: formatTime(now),
    evidence: path,
    kind: file === undefined ? 'result' : spellKind(file, 'result'),
  });
}

/** A file that is not there yet. */
function created(path: string, text: string): Draft {
  const start = { line: 0, character: 0 };
  return { files: [{ path, edits: [{ range: { start, end: start }, newText: text }] }], rows: [] };
}

function recordOf(step: Step, { artifacts, change }: Work, approval: string, op: string): string {
  const { task, caller, now, intent, policy } = step;
  const changed = change?.files ?? [];
  const sum = (count: (file: ChangedFile) => number): number => changed.reduce((total, file) => total + count(file), 0);
  const draft: EvidenceDraft = {
    version: 1,
    task: task.id,
    approval,
    requester: caller.text,
    time: formatTime(now),
    // First what was asked for by name: of very many files the last are not listed.
    files: [...unchangedArtifacts(step, artifacts, changed), ...changed],
    checks: (intent.checks ?? []).map(({ command, exit }) => ({ command, exit })),
    tier: 'self-report',
    artifacts,
    op,
  };
  if (change === undefined) return writeEvidence(draft, undefined, policy.evidence.maxLines);
  const size = { files: changed.length, added: sum(({ added }) => added), removed: sum(({ removed }) => removed) };
  const { base, head, dirty, digest, text } = change;
  const git = { base, head, dirty, diff: { digest, ...size }, diffText: text };
  return writeEvidence({ ...draft, ...git }, undefined, policy.evidence.maxLines);
}

/** Artifacts that git has no change of, all of them where there is no git: the record says what stood in them. */
function unchangedArtifacts(
  { world, policy }: Step,
  artifacts: readonly string[],
  changed: readonly ChangedFile[],
): readonly ChangedFile[] {
  const paths = artifacts.flatMap((written) => {
    const found = locate(written, policy, world);
    return found.kind === 'found' ? [found.path] : [];
  });
  const left = [...new Set(paths)].filter((path) => changed.every((file) => file.path !== path));
  return left.flatMap((path) => {
    const digest = world.digest(path);
    return digest === undefined ? [] : [{ path, added: 0, removed: 0, digest }];
  });
}
