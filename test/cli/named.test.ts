import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FORMS } from '../../server/src/cli/moves/forms.js';
import { orch } from '../support/cli.js';
import { folderWith } from '../support/folders.js';

/** Texts that name commands: what is written in quotes there can be pasted. */
const TEXTS = ['server/src/core/messages', 'server/src/core/rules', 'README.md', 'README.ja.md', 'docs/policy.md'];

/** Moves that the process wants a reason for; the usage alone leaves it out. */
const WITH_REASON = /^(?:recover|return|hold|drop|reopen) /;

const MOVES = new Set(FORMS.map(({ words }) => words[0]));

describe('commands that texts name', () => {
  const named = namedCommands();

  it('are found', () => {
    expect(named.length).toBeGreaterThan(20);
  });

  it.each(named)('orch %s is complete', async (command) => {
    const { err } = await orch(wordsIn(command), { cwd: folderWith({}) });
    expect(err).not.toMatch(/--help"|"orch help/);
    if (WITH_REASON.test(command)) expect(command).toContain('--reason');
  });
});

/** Every move with something behind its name that stands in quotes, values of parameters as `X`. */
function namedCommands(): readonly string[] {
  const quoted = TEXTS.flatMap(filesIn).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/["`「]orch ([a-z](?:"[^"]*"|[^`"」\\\n])*)[\\`"」]/g)].map(([, one]) =>
      (one ?? '').replace(/\$\{[^}]*\}/g, 'X').trim(),
    ),
  );
  return [...new Set(quoted)].filter((one) => one.includes(' ') && MOVES.has(one.split(' ')[0] ?? '')).sort();
}

function filesIn(path: string): readonly string[] {
  if (/\.\w+$/.test(path)) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(path, name));
}

function wordsIn(command: string): readonly string[] {
  return [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
}
