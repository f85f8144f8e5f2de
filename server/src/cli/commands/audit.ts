import { toCsv } from '../audit/csv.js';
import { readAuditOf, type Audit } from '../audit/read.js';
import { show } from '../audit/show.js';
import { verify } from '../audit/verify.js';
import { choice } from '../choice.js';
import { EXIT, UsageError, type Command, type CommandContext, type OptionValues } from '../types.js';

/** `orch audit verify|show|export`: whether the log is whole, what it says, and all of it for other programs. */
export const audit: Command = {
  name: 'audit',
  options: { format: { type: 'string' }, limit: { type: 'string' }, cursor: { type: 'string' } },
  words: 2,
  completes: { kind: 'words', words: ['verify', 'show', 'export'] },
  async run(context, [verb, id], options) {
    const { messages, root } = context;
    if (verb !== 'verify' && verb !== 'show' && verb !== 'export')
      throw new UsageError(messages.cli.missingWord({ command: 'audit', word: 'verify|show|export' }));
    if (id !== undefined && verb !== 'show')
      throw new UsageError(messages.cli.tooManyWords({ command: `audit ${verb}`, word: id }));
    const read = await readAuditOf(root);
    if (verb === 'verify') return verify(read, context);
    return verb === 'show' ? show(read, id, options, context) : exportAll(read, options, context);
  },
};

function exportAll({ files, lines }: Audit, options: OptionValues, context: CommandContext): number {
  const { io, messages } = context;
  const format = choice(context, 'format', options, ['jsonl', 'csv'], 'jsonl');
  const texts = new Map([...files].map(([path, text]) => [path, text.split(/\r?\n/)]));
  const left = [...texts.values()].flat().filter((text) => text !== '').length - lines.length;
  const whole = lines.map(({ file, at }) => `${texts.get(file)?.[at - 1] ?? ''}\n`);
  io.out(format === 'csv' ? toCsv(lines) : whole.join(''));
  if (left > 0) io.err(`orch: ${messages.auditLog.unread({ count: left })}\n`);
  return EXIT.fine;
}
