import { describe, type Finding } from '../../core/index.js';
import type { CommandContext } from '../types.js';
import { lineOf } from './place.js';
import { printable } from './printable.js';
import type { Report } from './report.js';
import { printXml, type XmlElement } from './xml.js';

/**
 * The findings as JUnit XML: a suite for each file that was read or has a finding, in it a case for each rule and row, so
 * that a case keeps its name while rows move. What lets the check fail is a failure, what the baseline accepts is skipped,
 * what else was found passes and says so; a file with nothing to say is a case that passes.
 */
export function renderJunit(report: Report, context: CommandContext): string {
  const suites = suitesOf(report).map((suite) => suiteElement(suite, context));
  const root = { name: 'testsuites', attributes: { name: 'orch', ...total(suites) }, children: suites };
  return printXml(root);
}

type Outcome = 'failure' | 'skipped' | 'passed';

interface Case {
  readonly name: string;
  readonly line: number;
  readonly outcome: Outcome;
  readonly findings: readonly Finding[];
}

interface Suite {
  readonly file: string;
  readonly cases: readonly Case[];
}

function suitesOf(report: Report): readonly Suite[] {
  const byFile = new Map<string, Map<string, Case>>(
    [...report.workspace.files.keys()].map((file) => [file, new Map()]),
  );
  const add = (finding: Finding, outcome: Outcome): void => {
    const cases = byFile.get(finding.file) ?? new Map<string, Case>();
    byFile.set(finding.file, cases);
    const name = finding.id === null ? finding.code : `${finding.id} ${finding.code}`;
    const known = cases.get(`${outcome} ${name}`);
    const line = known?.line ?? finding.range.start.line + 1;
    cases.set(`${outcome} ${name}`, { name, line, outcome, findings: [...(known?.findings ?? []), finding] });
  };
  for (const finding of report.findings) add(finding, report.fails(finding) ? 'failure' : 'passed');
  for (const finding of report.accepted ?? []) add(finding, 'skipped');
  return [...byFile].map(([file, cases]) => ({ file: report.below + file, cases: [...cases.values()] }));
}

function suiteElement({ file, cases }: Suite, context: CommandContext): XmlElement {
  const count = (outcome: Outcome): string => String(cases.filter((one) => one.outcome === outcome).length);
  const nothing: Case = { name: context.messages.formats.nothingFound, line: 1, outcome: 'passed', findings: [] };
  const shown = cases.length === 0 ? [nothing] : cases;
  return {
    name: 'testsuite',
    attributes: {
      name: file,
      tests: String(shown.length),
      failures: count('failure'),
      errors: '0',
      skipped: count('skipped'),
      time: '0',
      timestamp: new Date(context.now).toISOString().slice(0, 19),
    },
    children: shown.map((one) => caseElement(one, file, context)),
  };
}

function caseElement(one: Case, file: string, { messages }: CommandContext): XmlElement {
  const attributes = { name: one.name, classname: file, file, line: String(one.line), time: '0' };
  const [first, ...others] = one.findings;
  if (first === undefined) return { name: 'testcase', attributes };
  const lines = one.findings.map((finding) => lineOf(finding, messages));
  const message = printable(describe(first, messages));
  const more = others.length === 0 ? '' : ` ${messages.formats.andMore({ count: others.length })}`;
  const children: readonly XmlElement[] = [
    one.outcome === 'failure'
      ? { name: 'failure', attributes: { message: message + more, type: first.code }, children: [lines.join('\n')] }
      : one.outcome === 'skipped'
        ? { name: 'skipped', attributes: { message: messages.formats.acceptedByBaseline({ message: message + more }) } }
        : { name: 'system-out', children: [lines.join('\n')] },
  ];
  return { name: 'testcase', attributes, children };
}

function total(suites: readonly XmlElement[]): Readonly<Record<string, string>> {
  const sum = (name: string): string =>
    String(suites.reduce((all, { attributes }) => all + Number(attributes?.[name] ?? 0), 0));
  return { tests: sum('tests'), failures: sum('failures'), errors: '0', skipped: sum('skipped'), time: '0' };
}
