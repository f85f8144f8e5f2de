import { displayWidth, type Messages } from '../core/index.js';
import { nameOf, type Form } from './moves/form.js';
import type { Command } from './types.js';
import { columnOf, twoColumns, wrapped } from './wrap.js';

/**
 * The list of commands and moves.
 * @param width columns of the terminal
 */
export function overviewHelp(
  commands: readonly Command[],
  forms: readonly Form[],
  messages: Messages,
  width: number,
): string {
  const { cli, cliMoves, intents } = messages;
  const looks = commands
    .filter(({ hidden }) => hidden !== true)
    .map(({ name }) => [name, cli.commands[name as CommandName].summary] as const);
  const moves = forms.map((form) => [nameOf(form), intents.docs[form.docs].summary] as const);
  const column = columnOf([...looks, ...moves].map(([name]) => name));
  const list = (rows: typeof looks): string => twoColumns(rows, width, column);
  return `${cli.usageHeading}: orch COMMAND [OPTIONS]\n${cli.moreHelp}\n\n${list(looks)}\n\n${cliMoves.movesHeading}:\n${list(moves)}\n\n${cli.commonOptions}\n\n${cliMoves.moveOptions}\n`;
}

/** The help of one command: what it does, how it is written, what its own options mean, examples. */
export function commandHelp({ name }: Command, { cli, cliMoves }: Messages, width: number): string {
  const { summary, usage, options, examples } = cli.commands[name as CommandName];
  const own: readonly (readonly [string, string])[] = Object.entries(options);
  const parts = [
    summary,
    wrapped(`${cli.usageHeading}: ${usage}`, width, displayWidth(cli.usageHeading) + 2),
    ...(own.length === 0 ? [] : [`${cliMoves.optionsHeading}:\n${twoColumns(own, width)}`]),
    `${cli.examplesHeading}:\n${examples.map((line) => `  ${line}`).join('\n')}`,
    cli.commonOptions,
  ];
  return `${parts.join('\n\n')}\n`;
}

type CommandName = keyof Messages['cli']['commands'];
