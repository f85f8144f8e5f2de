import * as fs from 'node:fs';
import * as path from 'node:path';
import { onPath } from '../../../scripts/lib/process.mjs';
import { Failure } from '../../../scripts/lib/progress.mjs';

/**
 * Finds a desktop VS Code that can open a window here: ORCH_VSCODE (the path of its executable, or `none`), else the
 * one whose `code` command is on PATH.
 * @returns {string | undefined} the program itself, not the command: the command leaves VS Code behind when it ends
 */
export function desktopVsCode() {
  const own = process.env.ORCH_VSCODE;
  if (own === 'none') return undefined;
  if (own !== undefined && own !== '') {
    if (fs.existsSync(own)) return own;
    throw new Failure(`ORCH_VSCODE is ${own}, which does not exist.`);
  }
  return hasDisplay() ? programOf(desktopCommand()) : undefined;
}

/**
 * The `code` command that opens windows of this machine, wherever its program is; in a remote terminal of VS Code, `code`
 * is the way back to a window elsewhere, which does not count.
 */
export function desktopCommand() {
  if (process.env.ORCH_VSCODE === 'none' || process.env.VSCODE_IPC_HOOK_CLI !== undefined) return undefined;
  return onPath(['code', 'code.cmd', 'code-insiders', 'code-insiders.cmd']);
}

const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);

/**
 * @param {string | undefined} command
 * @returns {string | undefined} the program that the command starts, where VS Code's own layout says so
 */
function programOf(command) {
  if (command === undefined) return undefined;
  const bin = path.dirname(fs.realpathSync(command));
  const name = path.basename(command, '.cmd');
  const relative =
    process.platform === 'darwin'
      ? ['../../../MacOS/Electron', '../../../MacOS/Code']
      : process.platform === 'win32'
        ? ['../Code.exe', '../Code - Insiders.exe']
        : [`../${name}`];
  return relative.map((each) => path.join(bin, each)).find((file) => fs.existsSync(file));
}
