import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { orch } from './support.js';

/** What a command that makes a move answers. */
export interface Answer {
  readonly ok: boolean;
  readonly event: string;
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly approval: string;
  readonly lock: { readonly owner: string; readonly expires: string; readonly token: number } | null;
  readonly code: string;
  readonly message: string;
  readonly offers: readonly { readonly event: string; readonly title: string }[];
  readonly uris: readonly string[];
  readonly changes: readonly { readonly file: string; readonly after: string }[];
}

/** Runs a command of the extension as a key binding would. */
export async function run(command: string, given: object): Promise<Answer> {
  const answer = await vscode.commands.executeCommand<Answer | undefined>(command, given);
  assert.ok(answer, `${command} came to something`);
  return answer;
}

/** The same, where it must be done. */
export async function done(command: string, given: object): Promise<Answer> {
  const answer = await run(command, given);
  assert.ok(answer.ok, `${command}: ${answer.code} ${answer.message}`);
  return answer;
}

/** The same, where it must be refused. */
export async function refused(command: string, given: object, code: string): Promise<Answer> {
  const answer = await run(command, given);
  assert.equal(answer.ok ? 'done' : answer.code, code, answer.message);
  return answer;
}

/** Says who works in this window, as the user's settings do. */
export async function be(actor: string): Promise<void> {
  await vscode.commands.executeCommand('orch.setActor', { actor });
  assert.equal(vscode.workspace.getConfiguration('orch').get('actor'), actor);
}

/** What the status bar shows of my locks. */
export async function countdown(): Promise<string | undefined> {
  const { exports } = await orch();
  return (exports as unknown as { countdown: string | undefined }).countdown;
}

const COLUMNS = '| task_id | title | state | owner | lock | lock_owner | lock_expires_at | due | artifact | notes |';
const ASKED =
  '| appr_id | task_id | op | status | requested_by | approver | approver_role | ts_req | ts_dec | evidence |';
const rule = (head: string): string => head.replace(/[^|]+/g, '---');

/** A task ledger with these rows: id, title, state, and what its lock cells hold. */
export function tasksOf(
  ...rows: readonly (readonly [id: string, title: string, state: string, lock?: string])[]
): string {
  const lines = rows.map(
    ([id, title, state, lock = '- | - | -']) => `| ${id} | ${title} | ${state} | WORK | ${lock} | - | - | - |`,
  );
  return ['# Tasks', '', COLUMNS, rule(COLUMNS), ...lines, ''].join('\n');
}

export const NO_APPROVALS = ['# Approvals', '', ASKED, rule(ASKED), ''].join('\n');
