import { execFileSync, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { shims } from '../../client/src/desktop/shims.js';
import { seed } from '../support/seed.js';

const root = fs.mkdtempSync(path.join(fs.realpathSync('/tmp'), 'orch shims '));
afterAll(() => fs.rmSync(root, { recursive: true }));

/** Says what it was called with, and whether what it starts would be run as Node. */
const SAY = 'console.log(JSON.stringify([process.argv.slice(2), process.env.ELECTRON_RUN_AS_NODE ?? null]))';

function write(folder: string, orch: string, electron: boolean): string {
  fs.mkdirSync(folder, { recursive: true });
  for (const { name, text } of shims(process.execPath, orch, electron)) {
    fs.writeFileSync(path.join(folder, name), text, { mode: 0o755 });
  }
  return path.join(folder, 'orch');
}

describe.skipIf(process.platform === 'win32')('the command for terminals', () => {
  it.each([false, true])('passes on what it is given, wherever it lies (VS Code is Node: %s)', (electron) => {
    let count = 0;
    const odd = fc.string({ unit: fc.constantFrom('a', ' ', "'", '"', '$', '`', '日', '(', ';', '\\'), minLength: 1 });
    fc.assert(
      fc.property(odd, fc.array(odd, { maxLength: 3 }), (name, args) => {
        const folder = path.join(root, `${electron ? 'e' : 'n'}${String(count++)}`, name);
        fs.mkdirSync(folder, { recursive: true });
        const orch = path.join(folder, 'orch-real.cjs');
        fs.writeFileSync(orch, SAY);
        const said = execFileSync(write(path.join(folder, 'bin'), orch, electron), args, { encoding: 'utf8' });
        expect(JSON.parse(said)).toEqual([args, null]);
      }),
      { numRuns: 8, seed },
    );
  });

  it('ends as the command ends', () => {
    const orch = path.join(root, 'fails.cjs');
    fs.writeFileSync(orch, 'process.exitCode = 4;');
    expect(spawnSync(write(path.join(root, 'bin'), orch, true), { stdio: 'ignore' }).status).toBe(4);
  });
});

describe('the command for the shells of Windows', () => {
  it('lets no path begin a variable, and ends its lines as they do', () => {
    const { text = '' } =
      shims('C:\\100%\\node.exe', 'C:\\it\\orch.cjs', true).find(({ name }) => name === 'orch.cmd') ?? {};
    expect(text).toBe(
      '@echo off\r\nsetlocal\r\nset ELECTRON_RUN_AS_NODE=1\r\n"C:\\100%%\\node.exe" "%~dp0orch.cjs" %*\r\n',
    );
  });
});
