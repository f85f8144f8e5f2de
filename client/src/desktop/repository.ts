import { spawn } from 'node:child_process';

/** Who works in a fresh example. It is the user's own repository: nobody else can have said so. */
const STEPS = (actor: string): readonly (readonly string[])[] => [
  ['init', '-q'],
  ['config', 'orch.actor', actor],
  ['add', '-A'],
  // The user may have no name in git yet, and no key to sign with.
  ['-c', 'user.name=Orch', '-c', 'user.email=orch@localhost', '-c', 'commit.gpgsign=false', 'commit', '-qm', 'Example'],
];

/** Makes a repository of a folder that this extension has just written, with one commit. False where git cannot. */
export async function makeRepository(folder: string, actor: string): Promise<boolean> {
  for (const step of STEPS(actor)) if (!(await git(folder, step))) return false;
  return true;
}

function git(folder: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const hooks = ['-c', 'core.hooksPath=/dev/null'];
    const child = spawn('git', [...hooks, ...args], { cwd: folder, stdio: 'ignore', windowsHide: true });
    child.once('error', () => resolve(false));
    child.once('close', (code) => resolve(code === 0));
  });
}
