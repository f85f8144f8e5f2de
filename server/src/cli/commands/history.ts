import { basename } from 'node:path';
import { choice } from '../choice.js';
import { cancellable } from '../history/cancel.js';
import { stepsCsv } from '../history/csv.js';
import { historyJson, violationsOf } from '../history/json.js';
import { replayed } from '../history/run.js';
import { historyText } from '../history/text.js';
import type { Replayed } from '../history/types.js';
import { stepsXes } from '../history/xes.js';
import { pageOf, valuesOf } from '../moves/page.js';
import { EXIT, type Command, type CommandContext, type OptionValues } from '../types.js';

const FORMATS = ['text', 'json', 'csv', 'xes'] as const;

/**
 * `orch history`: replays what git knows of the ledgers. It ends with 0 whatever it finds: the past is what it is, and
 * `orch check --base` is the gate. 1 where git cannot tell, 130 where it was cancelled.
 */
export const history: Command = {
  name: 'history',
  options: {
    from: { type: 'string' },
    to: { type: 'string' },
    format: { type: 'string' },
    limit: { type: 'string' },
    cursor: { type: 'string' },
  },
  words: 0,
  async run(context, _words, options) {
    const format = choice(context, 'format', options, FORMATS, context.json ? 'json' : 'text');
    const cancel = cancellable();
    try {
      const { from, to = 'HEAD' } = options as Readonly<Record<string, string | undefined>>;
      const done = await replayed({ from, to }, context, cancel);
      if (typeof done !== 'object') return done ?? EXIT.refused;
      if (done.shallow) context.io.err(`orch: ${context.messages.replay.shallow}\n`);
      context.io.out(print(done, format, context, options));
      return EXIT.fine;
    } finally {
      cancel.end();
    }
  },
};

function print(
  done: Replayed,
  format: (typeof FORMATS)[number],
  context: CommandContext,
  options: OptionValues,
): string {
  if (format === 'csv') return stepsCsv(done.steps);
  if (format === 'xes') return stepsXes(done.steps, basename(context.root));
  const page = pageOf(violationsOf(done.steps), valuesOf(options), context);
  return format === 'json' ? historyJson(done, page) : historyText(done, page, context);
}
