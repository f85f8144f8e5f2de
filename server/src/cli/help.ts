import type { Messages } from '../core/index.js';
import type { Command } from './types.js';

/** The list of commands. */
export function overviewHelp(commands: readonly Command[], messages: Messages): string {
  const { cli } = messages;
  const width = Math.max(...commands.map(({ name }) => name.length)) + 2;
  const lines = commands.map(({ name }) => `  ${name.padEnd(width)}${cli.commands[name as CommandName].summary}`);
  return `${cli.usageHeading}: orch COMMAND [OPTIONS]\n\n${lines.join('\n')}\n\n${cli.commonOptions}\n`;
}

/** The help of one command with its examples. */
export function commandHelp({ name }: Command, { cli }: Messages): string {
  const { summary, usage, examples } = cli.commands[name as CommandName];
  return `${summary}\n\n${cli.usageHeading}: ${usage}\n\n${cli.examplesHeading}:\n${examples.map((line) => `  ${line}`).join('\n')}\n\n${cli.commonOptions}\n`;
}

type CommandName = keyof Messages['cli']['commands'];
