import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';

/** The parts of a SARIF log that tests look at. */
export interface SarifLog {
  readonly version: string;
  readonly runs: readonly SarifRun[];
}

export interface SarifRun {
  readonly columnKind: string;
  readonly automationDetails: { readonly id: string };
  readonly tool: { readonly driver: { readonly rules: readonly SarifRule[] } };
  readonly invocations: readonly { readonly ruleConfigurationOverrides: readonly unknown[] }[];
  readonly results: readonly SarifResult[];
}

export interface SarifRule {
  readonly id: string;
  readonly help: { readonly text: string; readonly markdown: string };
  readonly defaultConfiguration: { readonly level: string };
}

export interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly { readonly physicalLocation: SarifPlace }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly baselineState?: string;
  readonly suppressions?: readonly { readonly kind: string }[];
  readonly fixes?: readonly unknown[];
}

interface SarifPlace {
  readonly artifactLocation: { readonly uri: string; readonly uriBaseId: string };
  readonly region: Readonly<Record<'startLine' | 'startColumn' | 'endLine' | 'endColumn', number>>;
}

/** The schema of SARIF 2.1.0 as Microsoft's SDK ships it; it is of JSON schema's draft 4. */
function validator(): (log: unknown) => readonly string[] {
  const path = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/package.json');
  const text = readFileSync(path.replace('package.json', 'lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8');
  // All that draft 4 says otherwise of what this schema uses is its `id`.
  const schema = JSON.parse(text) as Record<string, unknown>;
  delete schema['$schema'];
  delete schema['id'];
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  ajv.addFormat('uri', (uri) => URL.canParse(uri));
  ajv.addFormat('uri-reference', (uri) => !/[\s\\<>"{}|^`\u0000-\u001f]/.test(uri) && URL.canParse(uri, 'file:///a/'));
  ajv.addFormat('date-time', (time) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(time));
  const validate = ajv.compile(schema);
  return (log) =>
    validate(log) ? [] : (validate.errors ?? []).map(({ instancePath, message = '' }) => `${instancePath} ${message}`);
}

const problemsOf = validator();

/** Reads a SARIF log. Throws where the official schema finds something wrong with it. */
export function readSarif(text: string): SarifLog {
  const log = JSON.parse(text) as SarifLog;
  const problems = problemsOf(log);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return log;
}
