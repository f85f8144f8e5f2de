import type { Messages } from '../core/index.js';
import { nameOf, type Form } from './moves/form.js';
import type { Command } from './types.js';

/** The list of commands and moves. */
export function overviewHelp(commands: readonly Command[], forms: readonly Form[], messages: Messages): string {
  const { cli, cliMoves, intents } = messages;
  const looks = commands
    .filter(({ hidden }) => hidden !== true)
    .map(({ name }) => [name, cli.commands[name as CommandName].summary] as const);
  const moves = forms.map((form) => [nameOf(form), intents.docs[form.docs].summary] as const);
  const width = Math.max(...[...looks, ...moves].map(([name]) => name.length)) + 2;
  const list = (rows: typeof looks): string => rows.map(([name, text]) => `  ${name.padEnd(width)}${text}`).join('\n');
  return `${cli.usageHeading}: orch COMMAND [OPTIONS]\n\n${list(looks)}\n\n${cliMoves.movesHeading}:\n${list(moves)}\n\n${cli.commonOptions}\n\n${cliMoves.moveOptions}\n`;
}

/** The help of one command with its examples. */
export function commandHelp({ name }: Command, { cli }: Messages): string {
  const { summary, usage, examples } = cli.commands[name as CommandName];
  return `${summary}\n\n${cli.usageHeading}: ${usage}\n\n${cli.examplesHeading}:\n${examples.map((line) => `  ${line}`).join('\n')}\n\n${cli.commonOptions}\n`;
}

type CommandName = keyof Messages['cli']['commands'];
