import type { BaseSummary, Overview } from '../../../server/src/protocol.js';
import { countWords } from '../overview/words.js';

/** What a report is made of. Titles, ids and paths of the ledgers are left out: the report goes to strangers. */
export interface ReportFacts {
  readonly orch: string;
  readonly vscode: string;
  readonly host: string;
  readonly language: string;
  readonly trusted: boolean;
  readonly server: string;
  readonly overview: Overview | undefined;
  /** The end of the log; undefined where it cannot be read. */
  readonly log: string | undefined;
}

/** Lines of the log that go into a report. */
const TAIL = 100;

/** A bug report in Markdown, in English whatever the display language is: it is read by the maintainers. */
export function reportText(facts: ReportFacts): string {
  return [
    '### Orch report',
    '',
    `- Orch ${facts.orch}`,
    `- VS Code ${facts.vscode} (${facts.host}), display language ${facts.language}`,
    `- workspace ${facts.trusted ? 'trusted' : 'restricted'}, language server ${facts.server}`,
    ...rootLines(facts.overview),
    '',
    ...logLines(facts.log),
    '',
  ].join('\n');
}

function rootLines(overview: Overview | undefined): string[] {
  if (overview === undefined) return ['- no overview'];
  return overview.roots.map(({ tasks, approvalCounts, problems, flags, categories, base }, index) => {
    const states = categories
      .map(({ name }) => ({ name, count: tasks.filter(({ category }) => category === name).length }))
      .filter(({ count }) => count > 0)
      .map(({ name, count }) => `${name} ${count}`);
    const flagWords = flags === undefined ? 'no flags file' : `FREEZE=${flags.freeze}, AUTO_DECIDE=${flags.autoDecide}`;
    const found = countWords(problems, english) || 'no findings';
    const work = `${tasks.length} tasks (${states.join(', ') || 'none'}), ${approvalCounts.total} approvals (${approvalCounts.pending} pending)`;
    return `- root ${index + 1}: ${work}, ${found}, ${flagWords}, ${baseWords(base)}`;
  });
}

/** Neither commits nor their authors are named: they belong to the repository. */
function baseWords(base: BaseSummary): string {
  return base.kind === 'commit'
    ? 'compared with a commit'
    : `compared with ${base.kind === 'audit' ? 'the audit log' : 'nothing'} (${base.without})`;
}

function logLines(log: string | undefined): string[] {
  if (log === undefined) return ['The log could not be read.'];
  const lines = log.trimEnd().split(/\r?\n/).slice(-TAIL);
  // A fence longer than any in the log, so that the log cannot end it.
  const fence = '`'.repeat(Math.max(3, ...[...log.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  return [`The last ${lines.length} lines of the log:`, '', `${fence}text`, ...lines, fence];
}

function english(message: string, ...args: (string | number)[]): string {
  return message.replace(/\{(\d)\}/g, (_, index: string) => String(args[Number(index)]));
}
