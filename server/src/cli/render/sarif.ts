import {
  describe,
  fingerprintsOf,
  fixTitle,
  messagesFor,
  rules,
  type Finding,
  type Fix,
  type Range,
} from '../../core/index.js';
import { version } from '../version.js';
import { printable } from './printable.js';
import type { Report } from './report.js';
import { descriptorOf, LEVELS, overridesOf } from './sarifRules.js';

/** What paths are relative to: the top of the repository. */
const BASE = 'SRCROOT';

/**
 * The findings as a SARIF 2.1.0 log. Like JSON it is English whatever the language. Findings that the baseline accepts are
 * in it as suppressed results, and so are those that `orch-ignore` hides.
 */
export function renderSarif(report: Report): string {
  const run = {
    tool: { driver: { name: 'Orch', version, language: 'en', rules: rules.map(descriptorOf) } },
    automationDetails: {
      id: `orch/check/${uriOf(report.below)}`,
      description: { text: 'The ledgers of Orch, checked' },
    },
    invocations: [
      { executionSuccessful: true, ruleConfigurationOverrides: overridesOf(rules, report.workspace.policy) },
    ],
    originalUriBaseIds: { [BASE]: { description: { text: 'The top of the repository' } } },
    columnKind: 'utf16CodeUnits',
    results: resultsOf(report),
  };
  const $schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
  return `${JSON.stringify({ version: '2.1.0', $schema, runs: [run] }, undefined, 2)}\n`;
}

function resultsOf(report: Report): readonly object[] {
  const accepted = report.accepted ?? [];
  const hidden = report.suppressed();
  // Of equal findings the baseline accepts the first ones: so each keeps its number while the cells stay the same.
  const all = [...accepted, ...report.findings, ...hidden.map(({ finding }) => finding)];
  const reasons = new Map(hidden.map(({ finding, reason }) => [finding, reason]));
  const some = accepted.length > 0 || hidden.length > 0;
  const fingerprints = fingerprintsOf(all, report.workspace);
  const indexes = new Map(rules.map(({ code }, index) => [code, index]));
  return all.map((finding, at) => ({
    ruleId: finding.code,
    ruleIndex: indexes.get(finding.code),
    ...resultOf(finding, report),
    partialFingerprints: { 'orchFinding/v1': fingerprints[at] },
    ...(report.accepted === undefined ? {} : { baselineState: at < accepted.length ? 'unchanged' : 'new' }),
    ...(some ? { suppressions: suppressionsOf(reasons.get(finding), at < accepted.length, report) } : {}),
  }));
}

function resultOf(finding: Finding, report: Report): object {
  const english = messagesFor('en');
  const { id, severity, time, related, fixes } = finding;
  return {
    level: LEVELS[severity],
    message: { text: plain(describe(finding, english)) },
    locations: [
      {
        physicalLocation: placeOf(finding, report),
        ...(id === null ? {} : { logicalLocations: [{ name: id, fullyQualifiedName: `${finding.file}#${id}` }] }),
      },
    ],
    ...(related.length === 0
      ? {}
      : { relatedLocations: related.map((one, at) => ({ id: at, physicalLocation: placeOf(one, report) })) }),
    ...(fixes.length === 0 ? {} : { fixes: fixes.map((fix) => fixOf(fix, finding, report)) }),
    properties: { severity, ...(time ? { dependsOnTime: true } : {}) },
  };
}

/**
 * Why a result is suppressed; that it is not has to be said as soon as one is.
 * @param reason the one in the ledger, where `orch-ignore` hides it
 */
function suppressionsOf(
  reason: string | undefined,
  isAccepted: boolean,
  { workspace, below }: Report,
): readonly object[] {
  if (reason !== undefined) return [{ kind: 'inSource', status: 'accepted', justification: plain(reason) }];
  if (!isAccepted) return [];
  const justification = `accepted by ${workspace.policy.paths.baseline}`;
  const location = { physicalLocation: { artifactLocation: artifact(workspace.policy.paths.baseline, below) } };
  return [{ kind: 'external', status: 'accepted', justification, location }];
}

function fixOf({ title, edits }: Fix, { file }: Finding, { below }: Report): object {
  const replacements = edits.map(({ range, newText }) => ({
    deletedRegion: regionOf(range),
    insertedContent: { text: newText },
  }));
  return {
    description: { text: plain(fixTitle(title, messagesFor('en'))) },
    artifactChanges: [{ artifactLocation: artifact(file, below), replacements }],
  };
}

function placeOf({ file, range }: { file: string; range: Range }, { below }: Report): object {
  return { artifactLocation: artifact(file, below), region: regionOf(range) };
}

function artifact(file: string, below: string): object {
  return { uri: uriOf(below + file), uriBaseId: BASE };
}

function regionOf({ start, end }: Range): object {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

/** Half a surrogate pair has no place in a URI. */
function uriOf(path: string): string {
  return path
    .split('/')
    .map((part) => encodeURIComponent(part.replace(/\p{Surrogate}/gu, '\ufffd')))
    .join('/');
}

/** A text of which a viewer makes neither a placeholder nor a link: both would come from a ledger. */
function plain(text: string): string {
  return printable(text)
    .replace(/[{}]/g, '$&$&')
    .replace(/\[(?=[^\]]*\]\()/g, '\\[');
}
