import { usageOf, type Messages } from '../../core/index.js';
import { nameOf, type Form } from './form.js';

/** The help of one form: what it does, how it is written, what each option means, examples. */
export function formHelp(form: Form, messages: Messages): string {
  const { cli, cliMoves, intents } = messages;
  const { summary, examples } = intents.docs[form.docs];
  const shown = examples.length === 0 ? [`orch ${nameOf(form)} T-1`] : examples;
  const parts = [
    summary,
    `${cli.usageHeading}: ${usageOf(form)}`,
    fieldsOf(form, messages),
    `${cli.examplesHeading}:\n${shown.map((line) => `  ${line}`).join('\n')}`,
    ...(form.writes ? [cliMoves.moveOptions] : []),
    cli.commonOptions,
    ...(form.docs === 'lock.hold' ? [cliMoves.holdExits] : form.writes ? [cliMoves.exits] : []),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** The help of several forms that begin with the same word. */
export function groupHelp(forms: readonly Form[], messages: Messages): string {
  const { cli, intents } = messages;
  const shown = forms.map((form) => `  ${usageOf(form)}\n      ${intents.docs[form.docs].summary}`);
  return `${cli.usageHeading}:\n${shown.join('\n')}\n\n${cli.commonOptions}\n`;
}

function fieldsOf({ positionals, options }: Form, { cliMoves, intents }: Messages): string {
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
  const width = Math.max(...rows.map(([name]) => name.length)) + 2;
  return `${cliMoves.optionsHeading}:\n${rows.map(([name, text]) => `  ${name.padEnd(width)}${text}`).join('\n')}`;
}
