import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Workspace } from '../model/index.js';
import type { Finding } from '../rules/finding.js';
import { keysOf } from './digest.js';

/**
 * One text for each finding, in their order, by which programs know it again: made of what the baseline knows it by (file,
 * rule, record and the text of the cell, never the line) and, of equal ones, of its number among them.
 */
export function fingerprintsOf(findings: readonly Finding[], workspace: Workspace): readonly string[] {
  const counts = new Map<string, number>();
  return keysOf(findings, workspace).map(({ key }) => {
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return `${bytesToHex(sha256(utf8ToBytes(key)))}:${count}`;
  });
}
