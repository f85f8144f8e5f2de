import { describe, expect, it } from 'vitest';
import { Lineage, loadPolicy, type Policy, type SourceFile } from '../../../server/src/core/index.js';

function policy(paths: string): Policy {
  return loadPolicy(`---\norch:\n  version: 1\n  paths: ${paths}\n---\n`).policy;
}

function filesOf(...paths: readonly string[]): ReadonlyMap<string, SourceFile> {
  return new Map(paths.map((path) => [path, { path, text: `text of ${path}` }]));
}

const OLD = policy('{ tasks: [A.md, B.md] }');
const NEW = policy('{ tasks: [new/A.md, B.md] }');

describe('Lineage', () => {
  const lineage = new Lineage([OLD, NEW]);

  it('gives files by the names that the policy has for them', () => {
    const files = filesOf('new/A.md', 'B.md');
    expect(lineage.sources(files, NEW).map(({ path }) => path)).toEqual(['new/A.md', 'B.md']);
    expect(lineage.sources(files, OLD)).toEqual([
      { path: 'A.md', text: 'text of new/A.md' },
      { path: 'B.md', text: 'text of B.md' },
    ]);
  });

  it('keeps a file the same object under a name', () => {
    const files = filesOf('new/A.md');
    expect(lineage.sources(files, OLD)[0]).toBe(lineage.sources(new Map(files), OLD)[0]);
    expect(lineage.sources(files, NEW)[0]).toBe(files.get('new/A.md'));
  });

  it('takes no file for another that the policy names for itself', () => {
    expect(lineage.sources(filesOf('B.md'), OLD).map(({ path }) => path)).toEqual(['B.md']);
  });
});
