import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import type { Processor } from 'unified';
import { outlineOf } from './blocks.js';
import { costLimit, type Refusal } from './cost.js';
import type { Outline } from './outline.js';

/** Inline syntax says nothing about blocks, and is what makes hostile text slow: remark is asked to leave it alone. */
const inline = [
  'attention',
  'autolink',
  'characterEscape',
  'characterReference',
  'codeText',
  'emailAutolink',
  'gfmFootnoteCall',
  'gfmPotentialFootnoteCall',
  'hardBreakEscape',
  'htmlText',
  'labelEnd',
  'labelStartImage',
  'labelStartLink',
  'protocolAutolink',
  'strikethrough',
  'wwwAutolink',
];

const processor = remark().use(remarkGfm).use(blocksOnly).freeze();

/** The outline of the text that `lines` make, as remark reads it. */
export function remarkOutline(lines: readonly string[]): Outline | Refusal {
  try {
    // remark drops one byte order mark; this is the one, so that no character of the lines is taken for it.
    return outlineOf(processor.parse(`\uFEFF${lines.join('\n')}`).children, lines);
  } catch {
    // The last fence: what overflows remark's stack in spite of the limit is refused, never thrown.
    return { lines: lines.length, limit: costLimit };
  }
}

function blocksOnly(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { disable: { null: inline } }];
  data.fromMarkdownExtensions = (data.fromMarkdownExtensions ?? [])
    .flat()
    .map((extension) => ({ ...extension, transforms: [] }));
}
