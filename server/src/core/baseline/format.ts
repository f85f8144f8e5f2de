import {
  BASELINE_VERSION,
  compareAccepted,
  keyOf,
  type Accepted,
  type Baseline,
  type BaselineReading,
} from './types.js';

/**
 * The text of `.orch-baseline.json`: one finding a line in a fixed order, so that branches merge line by line and the
 * same baseline is the same text everywhere.
 */
export function formatBaseline({ findings, rest }: Baseline): string {
  const fields = Object.entries(rest)
    .filter(([key]) => !OWN.has(key))
    .map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},\n`);
  const lines = [...findings].sort(compareAccepted).map((accepted) => `    ${formatAccepted(accepted)}`);
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
  return `{\n  "version": ${BASELINE_VERSION},\n${fields.join('')}  "findings": ${list}\n}\n`;
}

const OWN: ReadonlySet<string> = new Set(['version', 'findings']);

function formatAccepted({ file, rule, id, digest, count, rest }: Accepted): string {
  const fields = Object.entries(rest).filter(([key]) => !PARTS.has(key));
  return JSON.stringify(Object.fromEntries([...Object.entries({ file, rule, id, digest, count }), ...fields]));
}

const PARTS: ReadonlySet<string> = new Set(['file', 'rule', 'id', 'digest', 'count']);

/**
 * Reads the text of a baseline file. Never throws. A newer version is refused by name, and so is what is no baseline
 * as a whole: to read half of it would call old findings new, and to write it back would lose the other half.
 */
export function readBaseline(text: string): BaselineReading {
  const value = parse(text);
  if (!isRecord(value)) return { kind: 'malformed', at: '' };
  const { version, findings, ...rest } = value;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    return { kind: 'malformed', at: 'version' };
  if (version > BASELINE_VERSION) return { kind: 'newer', version, supported: BASELINE_VERSION };
  if (!Array.isArray(findings)) return { kind: 'malformed', at: 'findings' };
  const read = new Map<string, Accepted>();
  for (const [index, entry] of findings.entries()) {
    const accepted = readAccepted(entry);
    if (typeof accepted === 'string') return { kind: 'malformed', at: `findings[${index}]${accepted}` };
    const key = keyOf(accepted);
    const known = read.get(key);
    // Two branches that accepted the same finding: a merge may leave both lines.
    if (known === undefined || known.count < accepted.count) read.set(key, accepted);
  }
  return { kind: 'read', baseline: { findings: [...read.values()].sort(compareAccepted), rest } };
}

/** The entry, or what is wrong with it. */
function readAccepted(entry: unknown): Accepted | string {
  if (!isRecord(entry)) return '';
  const { file, rule, id, digest, count = 1, ...rest } = entry;
  if (typeof file !== 'string') return '.file';
  if (typeof rule !== 'string') return '.rule';
  if (typeof id !== 'string' && id !== null) return '.id';
  if (typeof digest !== 'string') return '.digest';
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 1) return '.count';
  return { file, rule, id, digest, count, rest };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
