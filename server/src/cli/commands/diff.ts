import { semanticDiff, type RowDifference } from '../../core/index.js';
import { AGAINST, againstOf } from '../check/against.js';
import { renderJson } from '../diff/json.js';
import { openAgainst } from '../diff/open.js';
import { renderRows } from '../diff/text.js';
import { pageOf, valuesOf } from '../moves/page.js';
import { baseOf, comparison } from '../status/base.js';
import { painter } from '../render/style.js';
import { EXIT, type Command } from '../types.js';

/** `orch diff`: which rows and cells differ from the base, and what made them so. */
export const diff: Command = {
  name: 'diff',
  options: { base: AGAINST.base, staged: AGAINST.staged, limit: { type: 'string' }, cursor: { type: 'string' } },
  words: 0,
  async run(context, _, options) {
    const { workspace, past } = await openAgainst(context, againstOf(context, options));
    const found = semanticDiff(workspace, past);
    const { items, next } = pageOf(found.rows, valuesOf(options), context);
    const summary = summaryOf(found.rows);
    if (context.json) context.io.out(renderJson(found, items, next, past, summary));
    else {
      const { diff: said } = context.messages;
      const paint = painter(context.io.colour);
      const more = next === undefined ? [] : [said.more({ count: found.rows.length - next, cursor: next }), ''];
      const last = past.kind === 'none' ? [] : [said.summary(summary)];
      const compared = comparison(baseOf(past), context.messages);
      const lines = [...renderRows(items, found.flags, context), ...more, ...last, paint('dim', compared)];
      context.io.out(`${lines.join('\n')}\n`);
    }
    return EXIT.fine;
  },
};

function summaryOf(
  rows: readonly RowDifference[],
): Readonly<Record<'added' | 'changed' | 'removed' | 'byHand', number>> {
  const count = (is: (row: RowDifference) => boolean): number => rows.filter(is).length;
  return {
    added: count(({ change }) => change === 'added'),
    changed: count(({ change }) => change === 'changed'),
    removed: count(({ change }) => change === 'removed'),
    byHand: count(({ byHand }) => byHand),
  };
}
