import { describe, expect, it } from 'vitest';
import { commands } from '../../server/src/cli/commands/index.js';
import { FORMS } from '../../server/src/cli/moves/forms.js';
import { wrapped } from '../../server/src/cli/wrap.js';
import { displayWidth } from '../../server/src/core/index.js';
import { orch } from '../support/cli.js';
import { folderWith } from '../support/folders.js';

const TOPICS = [[], ...commands.map(({ name }) => [name]), ...FORMS.map(({ words }) => [...words])];

describe('help', () => {
  it.each(['en', 'ja'])('fits into 80 columns in the language %s', async (lang) => {
    for (const topic of TOPICS) {
      const { out } = await orch(['help', ...topic, '--lang', lang], { width: 80 });
      const wide = out.split('\n').filter((line) => displayWidth(line) > 80 && !/^ {2}orch /.test(line));
      expect(wide, topic.join(' ')).toEqual([]);
    }
  });

  it('explains every option of its own that a command takes', async () => {
    for (const { name, options } of commands.filter(({ hidden }) => hidden !== true)) {
      const { out } = await orch(['help', name]);
      for (const option of Object.keys(options)) expect(out, name).toMatch(new RegExp(`--${option}(?: [A-Z]+)? {2}`));
    }
  });

  it('breaks at blanks, and in Japanese between characters, never before a full stop', () => {
    expect(wrapped('one two three', 8, 2)).toBe('one two\n  three');
    expect(wrapped('台帳を検査。終', 10, 2)).toBe('台帳を検\n  査。終');
  });
});

describe('a newcomer', () => {
  it('is told which command is probably meant', async () => {
    const { code, err } = await orch(['chek']);
    expect([code, err]).toEqual([
      2,
      'orch: there is no command "chek"; check is probably meant. "orch help" lists them all\n',
    ]);
  });

  it('is told how to begin where nothing is yet', async () => {
    expect((await orch(['status'], { cwd: folderWith({}) })).out).toContain('"orch init" makes them');
    const header = '| task_id | title | state | owner |\n|---|---|---|---|\n';
    const { out } = await orch(['status'], { cwd: folderWith({ 'ORCH/STATE/TASKS.md': header }) });
    expect(out).toContain('orch plan "What is to be done"');
  });
});
