import { EXIT, type Command } from '../types.js';

/** `orch lsp --stdio`: the language server on standard input and output, for any editor. Ends with the connection. */
export const lsp: Command = {
  name: 'lsp',
  options: { stdio: { type: 'boolean' } },
  words: 0,
  async run({ serve }) {
    await serve();
    return EXIT.fine;
  },
};
