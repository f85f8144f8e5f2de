import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import type { Processor } from 'unified';
import { outlineOf } from './blocks.js';
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

/** The outline of the text that `lines` make, or undefined where remark gives up on it. */
export function readOutline(lines: readonly string[]): Outline | undefined {
  try {
    return outlineOf(processor.parse(lines.join('\n')).children, lines);
  } catch {
    // The guards before this keep hostile text away; what still overflows remark's stack is refused, never thrown.
    return undefined;
  }
}

function blocksOnly(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { disable: { null: inline } }];
  data.fromMarkdownExtensions = (data.fromMarkdownExtensions ?? [])
    .flat()
    .map((extension) => ({ ...extension, transforms: [] }));
}
