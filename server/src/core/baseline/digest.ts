import type { Workspace } from '../model/index.js';
import { acceptedDigest } from '../naming/index.js';
import type { Finding } from '../rules/finding.js';
import { keyOf, type Accepted } from './types.js';

/** The keys of findings in their order, each with what it is made of. Equal texts are digested once. */
export function keysOf(findings: readonly Finding[], workspace: Workspace): readonly KeyedFinding[] {
  const digests = new Map<string, string>();
  return findings.map((finding) => {
    const text = textOf(finding, workspace);
    let digest = digests.get(text);
    if (digest === undefined) digests.set(text, (digest = acceptedDigest(text)));
    const parts = { file: finding.file, rule: finding.code, id: finding.id, digest };
    return { finding, key: keyOf(parts), parts };
  });
}

export interface KeyedFinding {
  readonly finding: Finding;
  readonly key: string;
  readonly parts: Pick<Accepted, 'file' | 'rule' | 'id' | 'digest'>;
}

/** What the finding is about, as it stands there; line ends and surrounding blanks do not count. */
function textOf({ file, range }: Finding, { files }: Workspace): string {
  const lines = files.get(file)?.document.lines;
  return lines === undefined ? '' : lines.slice(range).replace(/\r\n?/g, '\n').trim();
}
