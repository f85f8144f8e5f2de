import { displayWidth, usageOf, type Messages } from '../../core/index.js';
import { twoColumns, wrapped } from '../wrap.js';
import { nameOf, type Form } from './form.js';

/**
 * The help of one form: what it does, how it is written, what each option means, examples.
 * @param width columns of the terminal
 */
export function formHelp(form: Form, messages: Messages, width: number): string {
  const { cli, cliMoves, intents } = messages;
  const { summary, examples } = intents.docs[form.docs];
  const shown = examples.length === 0 ? [`orch ${nameOf(form)} T-1`] : examples;
  const parts = [
    wrapped(summary, width),
    wrapped(`${cli.usageHeading}: ${usageOf(form)}`, width, displayWidth(cli.usageHeading) + 2),
    fieldsOf(form, messages, width),
    `${cli.examplesHeading}:\n${shown.map((line) => `  ${line}`).join('\n')}`,
    ...(form.writes ? [cliMoves.moveOptions] : []),
    cli.commonOptions,
    ...(form.docs === 'lock.hold'
      ? [wrapped(cliMoves.holdExits, width)]
      : form.writes
        ? [wrapped(cliMoves.exits, width)]
        : []),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** The help of several forms that begin with the same word. */
export function groupHelp(forms: readonly Form[], messages: Messages, width: number): string {
  const { cli, intents } = messages;
  const shown = forms.map(
    (form) =>
      `${wrapped(`  ${usageOf(form)}`, width, 8)}\n${wrapped(`      ${intents.docs[form.docs].summary}`, width, 6)}`,
  );
  return `${cli.usageHeading}:\n${shown.join('\n')}\n\n${cli.commonOptions}\n`;
}

function fieldsOf({ positionals, options }: Form, { cliMoves, intents }: Messages, width: number): string {
  const rows = [
    ...positionals.map((field) => [field.placeholder, intents.fields[field.docs ?? field.name]] as const),
    ...options.map(
      (field) =>
        [
          field.flag === true ? `--${field.name}` : `--${field.name} ${field.placeholder}`,
          intents.fields[field.docs ?? field.name],
        ] as const,
    ),
  ];
  if (rows.length === 0) return '';
  return `${cliMoves.optionsHeading}:\n${twoColumns(rows, width)}`;
}
