import * as fs from 'node:fs';
import * as path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../server/src/core/index.js';
import { EXAMPLE_FILES } from '../../client/src/tour/files.js';
import { checkFixture } from '../support/fixture.js';

const examples = path.resolve(import.meta.dirname, '../../examples');

/** The files of an example as they are on disk: path → text. */
function filesOf(name: string): ReadonlyMap<string, string> {
  const folder = path.join(examples, name);
  const files = fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  return new Map(
    files.map((file) => [path.relative(folder, file).replaceAll(path.sep, '/'), fs.readFileSync(file, 'utf8')]),
  );
}

function check(files: ReadonlyMap<string, string>, now: string): readonly Finding[] {
  return checkFixture({ files, marks: [] }, now);
}

const codesOf = (findings: readonly Finding[]): string[] => [...new Set(findings.map(({ code }) => code))].sort();

/** The codes in the first column of the tables of an example's README. */
function explained(name: string): string[] {
  const text = fs.readFileSync(path.join(examples, name, 'README.md'), 'utf8');
  return [...text.matchAll(/^\| `([a-z]+\/[a-z0-9-]+)` \|/gm)].map(([, code]) => code ?? '').sort();
}

describe('examples/healthy', () => {
  it.each(['2025-09-20T00:00:00Z', '2026-01-01T00:00:00Z', '2099-12-31T23:59:59Z'])('has no finding on %s', (now) => {
    expect(check(filesOf('healthy'), now)).toEqual([]);
  });
});

describe('examples/troubled', () => {
  const files = filesOf('troubled');
  const now = '2025-11-20T09:00:00Z';

  it('shows every finding that its README explains, and no other', () => {
    const found = codesOf(check(files, now));
    expect(found).toEqual(explained('troubled'));
    expect(found.length).toBeGreaterThanOrEqual(25);
  });

  it('goes on showing them', () => {
    const later = codesOf(check(files, '2030-01-01T00:00:00Z'));
    expect(explained('troubled').filter((code) => !later.includes(code))).toEqual([]);
  });
});

describe.each(['first', 'first-ja'])('examples/%s, which the walkthrough opens', (name) => {
  const files = filesOf(name);

  it.each(['2026-01-13T00:00:00Z', '2099-12-31T23:59:59Z'])('has one finding on %s, and none once it is fixed', (now) => {
    expect(codesOf(check(files, now))).toEqual(['task/state-unknown']);
    const [finding] = check(files, now);
    expect(finding?.fixes.map(({ edits }) => edits.map(({ newText }) => newText))).toEqual([['READY']]);
    const fixed = new Map([...files].map(([file, text]) => [file, text.replace('REDAY', 'READY')]));
    expect(check(fixed, now)).toEqual([]);
  });

  it('is copied whole', () => {
    expect([...files.keys()].sort()).toEqual([...EXAMPLE_FILES].sort());
  });
});
