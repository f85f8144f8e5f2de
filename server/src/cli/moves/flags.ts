import { EXIT } from '../types.js';
import { deskOf } from './desk.js';
import type { Form } from './form.js';
import { printable } from '../render/printable.js';

/** `orch flags`: every flag with the value that is in force. */
export const flagsList: Form = {
  docs: 'flags.list',
  words: ['flags', 'list'],
  positionals: [],
  options: [],
  writes: false,
  async run(context) {
    const { workspace } = await deskOf(context).ports.store.read();
    const { flags, policy } = workspace;
    const others = flags?.lines.map(({ name, value }) => [name, value] as const) ?? [];
    const values = {
      ...Object.fromEntries(others),
      FREEZE: flags?.freeze ?? 'off',
      AUTO_DECIDE: flags?.autoDecide ?? 'off',
    };
    const lines = Object.entries(values).map(([name, value]) => `${printable(`${name}=${value}`)}\n`);
    context.io.out(
      context.json ? `${JSON.stringify({ version: 1, file: policy.paths.flags, flags: values })}\n` : lines.join(''),
    );
    return EXIT.fine;
  },
};
