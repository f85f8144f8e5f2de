import type { Messages } from '../../core/index.js';
import type { Checked } from './disk.js';

/**
 * What a check says beside its findings: why it judged less than a reader may think.
 * @param held findings that count though the baseline file accepts them
 */
export function noticesOf(
  { workspace, past, result }: Checked,
  held: number,
  { base, baseline, cli }: Messages,
): readonly string[] {
  const { paths } = workspace.policy;
  const without =
    past.without === 'unreadable' ? [base.unreadable] : past.without === 'no-program' ? [base.noProgram] : [];
  const none =
    hasLedger({ workspace }) || result.findings.length > 0 ? [] : [cli.noLedger({ path: paths.tasks[0] ?? '' })];
  return [...without, ...none, ...(held > 0 ? [baseline.held({ count: held, path: paths.baseline })] : [])];
}

/** Whether there is anything that a check could be about. */
export function hasLedger({ workspace: { files } }: Pick<Checked, 'workspace'>): boolean {
  return [...files.values()].some(({ roles }) => roles.includes('tasks') || roles.includes('approvals'));
}
