import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cacheFolder } from '../../server/src/cli/codeCache.js';
import { writeOwn } from '../../server/src/cli/keepCode.js';
import { loadBundle } from '../../server/src/cli/loadBundle.js';
import { readOwn } from '../../server/src/cli/ownFiles.js';

const require = createRequire(import.meta.url);
let home = '';
let folder = '';
beforeEach(() => {
  home = fs.mkdtempSync(join(tmpdir(), 'orch-cache-'));
  folder = join(home, 'orch');
});
afterEach(() => {
  fs.rmSync(home, { recursive: true, force: true });
});

/** Loads a bundle that exports `value`, and keeps its code. */
function load(value: string): unknown {
  const path = join(home, 'bundle.cjs');
  fs.writeFileSync(path, `exports.value = (() => ${JSON.stringify(value)})();`);
  const { exports, keep } = loadBundle(path, require, (name) => ({ folder, name }), 'check');
  keep();
  return (exports as { value: unknown }).value;
}

const cached = (): Buffer => fs.readFileSync(join(folder, 'check'));

describe('a bundle with a code cache', () => {
  it('runs the same with the cache as without, and leaves a fresh cache as it is', () => {
    expect(load('one')).toBe('one');
    const before = fs.statSync(join(folder, 'check'));
    expect(load('one')).toBe('one');
    expect(fs.statSync(join(folder, 'check')).ino).toBe(before.ino);
  });

  it('never runs what an earlier bundle left, though V8 only looks at the length', () => {
    load('one');
    expect(load('two')).toBe('two');
    expect(load('one')).toBe('one');
  });

  it('ignores data that are not whole, wherever a byte is wrong, and writes them anew', () => {
    load('one');
    const good = cached();
    for (let at = 0; at < good.length; at += 7) {
      const bad = Buffer.from(good);
      bad.writeUInt8(bad.readUInt8(at) ^ 0xff, at);
      fs.writeFileSync(join(folder, 'check'), bad);
      expect(load('one')).toBe('one');
      expect(cached().equals(bad)).toBe(false);
    }
  });

  it.each([0, 1, 40, -1])('ignores a cache cut to %i bytes', (bytes) => {
    load('one');
    const good = cached();
    fs.writeFileSync(join(folder, 'check'), good.subarray(0, bytes));
    expect(load('one')).toBe('one');
    expect(cached()).toHaveLength(good.length);
  });

  it('writes an old cache anew: by then it holds more', () => {
    load('one');
    fs.utimesSync(join(folder, 'check'), 0, 0);
    load('one');
    expect(fs.statSync(join(folder, 'check')).mtimeMs).toBeGreaterThan(0);
  });

  it("loads what a bundle asks for on demand once, with a cache of its own, and Node's modules as they are", () => {
    const path = join(home, 'whole.cjs');
    fs.writeFileSync(join(home, 'part.cjs'), 'exports.made = {};');
    fs.writeFileSync(
      path,
      `exports.part = () => require('./part.cjs').made; exports.fs = require('node:fs'); exports.other = require('./x.json');`,
    );
    const asked: string[] = [];
    const own = ((id: string) => (id === './x.json' ? asked.push(id) : (require(id) as unknown))) as NodeJS.Require;
    const { exports, keep } = loadBundle(path, own, (name) => ({ folder, name }));
    const whole = exports as { part: () => object; fs: unknown };
    expect(whole.part()).toBe(whole.part());
    expect(whole.fs).toBe(require('node:fs'));
    expect(asked).toEqual(['./x.json']);
    keep();
    expect(fs.readdirSync(folder).sort()).toEqual(['part', 'whole']);
  });

  it('works where nothing can be written', () => {
    fs.writeFileSync(folder, 'a file in the place of the folder');
    expect(load('one')).toBe('one');
  });
});

describe.skipIf(process.platform === 'win32')('files that only this user can have written', () => {
  const write = () => {
    writeOwn(folder, 'check', [Buffer.from('a'), Buffer.from('b')]);
  };
  const read = () => readOwn(folder, 'check')?.bytes.toString();

  it('are readable by nobody else, and read back', () => {
    write();
    expect(fs.statSync(folder).mode & 0o777).toBe(0o700);
    expect(fs.statSync(join(folder, 'check')).mode & 0o777).toBe(0o600);
    expect(fs.readdirSync(folder)).toEqual(['check']);
    expect(read()).toBe('ab');
  });

  it.each([
    ['folder', () => folder],
    ['file', () => join(folder, 'check')],
  ])('are not read where others may touch the %s', (_, path) => {
    write();
    fs.chmodSync(path(), 0o770);
    expect(read()).toBeUndefined();
  });

  it('are not written into a folder that others may touch', () => {
    fs.mkdirSync(folder);
    fs.chmodSync(folder, 0o755);
    write();
    expect(fs.readdirSync(folder)).toEqual([]);
  });

  it.skipIf(process.getuid?.() !== 0).each([
    ['folder', () => folder],
    ['file', () => join(folder, 'check')],
  ])('are not read where somebody else owns the %s', (_, path) => {
    write();
    fs.chownSync(path(), 12345, 12345);
    expect(read()).toBeUndefined();
  });

  it('are made in a home that is there, and make none', () => {
    writeOwn(join(home, '.cache', 'orch'), 'check', [Buffer.from('a')]);
    expect(fs.readdirSync(join(home, '.cache', 'orch'))).toEqual(['check']);
    writeOwn(join(home, 'nobody', '.cache', 'orch'), 'check', [Buffer.from('a')]);
    expect(fs.existsSync(join(home, 'nobody'))).toBe(false);
  });

  it('are no links', () => {
    write();
    fs.renameSync(join(folder, 'check'), join(folder, 'real'));
    fs.symlinkSync('real', join(folder, 'check'));
    expect(read()).toBeUndefined();
    fs.renameSync(folder, join(home, 'elsewhere'));
    fs.symlinkSync('elsewhere', folder);
    expect(readOwn(folder, 'real')).toBeUndefined();
  });
});

describe('the folder of the caches', () => {
  it.each([
    [{ HOME: '/home/a' }, '/home/a/.cache/orch'],
    [{ HOME: '/home/a', XDG_CACHE_HOME: '/var/a' }, '/var/a/orch'],
    [{ HOME: '/home/a', XDG_CACHE_HOME: 'relative' }, '/home/a/.cache/orch'],
    [{ HOME: '/home/a', NODE_DISABLE_COMPILE_CACHE: '1' }, undefined],
    [{ HOME: '/work' }, undefined],
    [{ HOME: '/', XDG_CACHE_HOME: '/work' }, undefined],
    [{}, undefined],
  ])('of %j is %s', (env, expected) => {
    expect(cacheFolder(env, '/work')).toBe(expected);
  });
});
