import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Looker, readBytes } from '../../server/src/node/inside.js';
import { folderWith } from '../support/folders.js';

describe('looking at a path from a ledger', () => {
  const root = folderWith({ 'docs/a.md': 'hello', 'docs/deep/b.md': 'x' });
  const outside = folderWith({ 'secret.txt': 'no' });
  symlinkSync(join(outside, 'secret.txt'), join(root, 'out.txt'));
  symlinkSync(outside, join(root, 'outside'));
  symlinkSync('docs', join(root, 'inside'));
  symlinkSync('loop', join(root, 'loop'));
  execFileSync('mkfifo', [join(root, 'pipe')]);

  it.each([
    ['docs/a.md', 'file'],
    ['docs//./a.md', 'file'],
    ['inside/a.md', 'file'],
    ['docs/deep', 'directory'],
    ['', 'directory'],
    ['docs/none.md', 'missing'],
    ['none/none.md', 'missing'],
    ['docs/a.md/b', 'missing'],
    ['out.txt', 'other'],
    ['outside', 'other'],
    ['outside/secret.txt', 'other'],
    ['..', 'other'],
    ['docs/..', 'other'],
    ['docs/../../x', 'other'],
    ['loop', 'other'],
    ['loop/x', 'other'],
    ['pipe', 'other'],
    ['a\0b', 'other'],
  ])('%j is a %s', (path, kind) => {
    expect(new Looker(root).look(path).kind).toBe(kind);
  });

  it('finds nothing below a root that is not there', () => {
    expect(new Looker(join(root, 'gone')).look('docs/a.md').kind).toBe('missing');
  });

  it('remembers folders for one batch only', () => {
    const looker = new Looker(root);
    expect(looker.look('later/a.md').kind).toBe('missing');
    mkdirSync(join(root, 'later'));
    writeFileSync(join(root, 'later/a.md'), 'now');
    expect(new Looker(root).look('later/a.md').kind).toBe('file');
  });

  it('reads no more than it may, and never waits for a writer', () => {
    expect(readBytes(join(root, 'docs/a.md'), 5)?.toString()).toBe('hello');
    expect(readBytes(join(root, 'docs/a.md'), 4)).toBeUndefined();
    expect(readBytes(join(root, 'pipe'), 5)).toBeUndefined();
    expect(() => readBytes(join(root, 'out.txt'), 5)).toThrow(/ELOOP/);
  });
});
