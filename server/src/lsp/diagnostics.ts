import {
  DiagnosticSeverity,
  DiagnosticTag,
  type Diagnostic,
  type DiagnosticRelatedInformation,
} from 'vscode-languageserver';
import { describe, type Finding, type FindingCode, type Messages, type Severity } from '../core/index.js';
import type { FileReport } from './reports.js';
import type { Root } from './root.js';
import type { Shown } from './shown.js';

/** More make JSON the slowest part of a keystroke, and nobody reads them. */
const MOST = 1000;

const SEVERITY: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** The gravest first. */
export const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2, hint: 3 };

/** Text that does not belong in the file at all: shown faded. */
const UNNECESSARY: ReadonlySet<string> = new Set(['text/machine-log-line', 'table/duplicate-column']);

/** Findings in the terms of the LSP, in one language. A report is converted once. */
export class DiagnosticConverter {
  readonly #known = new WeakMap<readonly Finding[], readonly Diagnostic[]>();

  constructor(
    private readonly messages: Messages,
    private readonly ruleDocs: string | undefined,
    private readonly shown: Shown,
  ) {}

  /** At most a thousand of them, the gravest, and then one that says how many there are more. */
  diagnostics(root: Root, path: string, report: FileReport): readonly Diagnostic[] {
    const known = this.#known.get(report.findings);
    if (known !== undefined) return known;
    const findings = this.shown(report.findings);
    const shown = gravest(findings).map((finding) => this.diagnostic(root, finding));
    const hidden = findings.length - shown.length;
    if (hidden > 0) shown.push(this.#more(hidden, path, findings));
    this.#known.set(report.findings, shown);
    return shown;
  }

  diagnostic(root: Root, finding: Finding): Diagnostic {
    const related = finding.related.map((one) => this.#related(root, one));
    return {
      range: finding.range,
      severity: SEVERITY[finding.severity],
      code: finding.code,
      source: SOURCE,
      message: this.messageOf(finding),
      ...codeDescription(this.docsOf(finding.code)),
      ...(related.length === 0 ? {} : { relatedInformation: related }),
      ...(UNNECESSARY.has(finding.code) ? { tags: [DiagnosticTag.Unnecessary] } : {}),
      data: { id: finding.id, fixable: finding.fixes.length > 0 },
    };
  }

  /** Address of a rule's documentation; undefined where it is not at hand. */
  docsOf(code: FindingCode): string | undefined {
    return this.ruleDocs === undefined ? undefined : `${this.ruleDocs.replace(/\/+$/, '')}/${code}.md`;
  }

  /** What a finding says, in the client's language. */
  messageOf(finding: Finding): string {
    return describe(finding, this.messages);
  }

  #related(root: Root, { file, range }: Finding['related'][number]): DiagnosticRelatedInformation {
    const text = root.last?.workspace.files.get(file)?.document.lines.slice(range).trim() ?? '';
    const message = text === '' ? file : text.length > 80 ? `${text.slice(0, 80)}…` : text;
    return { location: { uri: root.uriOf(file), range }, message };
  }

  #more(count: number, file: string, findings: readonly Finding[]): Diagnostic {
    const range = findings[0]?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const message = this.messages.assist.moreFindings({ count, file });
    return { range, severity: DiagnosticSeverity.Information, code: 'more', source: SOURCE, message };
  }
}

export const SOURCE = 'orch';

function codeDescription(href: string | undefined): Pick<Diagnostic, 'codeDescription'> {
  return href === undefined ? {} : { codeDescription: { href } };
}

function gravest(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= MOST) return findings;
  return [...findings].sort((a, b) => RANK[a.severity] - RANK[b.severity]).slice(0, MOST);
}
