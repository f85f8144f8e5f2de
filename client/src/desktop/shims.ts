/** A script that stands for `orch` in a shell. */
interface Shim {
  readonly name: string;
  readonly text: string;
}

/**
 * The scripts: one for POSIX shells, one for those of Windows, and where VS Code itself is the Node that runs it, one
 * between that keeps what is started from there from being run as Node too.
 * @param node the program that runs JavaScript
 * @param orch absolute path of `orch.cjs`
 * @param electron the program is VS Code, which has to be told to be Node
 */
export function shims(node: string, orch: string, electron: boolean): readonly Shim[] {
  const between: readonly Shim[] = electron ? [{ name: 'orch.cjs', text: scriptFor(orch) }] : [];
  const [inSh, inCmd] = electron
    ? ['"$(dirname -- "$0")/orch.cjs"', '"%~dp0orch.cjs"']
    : [quotedForSh(orch), quotedForCmd(orch)];
  const sh = `#!/bin/sh\n${electron ? 'ELECTRON_RUN_AS_NODE=1 ' : ''}exec ${quotedForSh(node)} ${inSh} "$@"\n`;
  const set = electron ? 'setlocal\r\nset ELECTRON_RUN_AS_NODE=1\r\n' : '';
  const cmd = `@echo off\r\n${set}${quotedForCmd(node)} ${inCmd} %*\r\n`;
  return [...between, { name: 'orch', text: sh }, { name: 'orch.cmd', text: cmd }];
}

function scriptFor(orch: string): string {
  return `delete process.env.ELECTRON_RUN_AS_NODE;\nrequire(${JSON.stringify(orch)});\n`;
}

function quotedForSh(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** A path of Windows holds no quotation mark; a percent sign would begin a variable. */
function quotedForCmd(text: string): string {
  return `"${text.replaceAll('%', '%%')}"`;
}
