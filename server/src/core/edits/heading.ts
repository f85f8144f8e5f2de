import type { Field, Section } from '../syntax/index.js';
import type { TextEdit } from '../text/index.js';
import { guardBlock } from './blocks.js';

/**
 * Writes a value that the heading gives. `untold`: as the whole heading it would be read as an id, or as an id and a
 * title, so that a bullet has to say it as well.
 */
export function setHeadingValue(section: Section, field: Field, value: string): { edit: TextEdit; untold: boolean } {
  const whole = field.value === section.title.value;
  return {
    edit: { range: field.range, newText: headingSource(value, whole) },
    untold: whole && readsAsId(value),
  };
}

/** A heading's text: number signs at its end would close it, and marks at its start would make it something else. */
export function headingSource(value: string, atStart: boolean): string {
  const open = value.replace(/(^|[ \t])(#+)$/, (_, blank: string, signs: string) => `${blank}\\${signs}`);
  return atStart ? guardBlock(open) : open;
}

/** Whether a heading that says this alone is taken for an id, or for an id before a title. */
export function readsAsId(value: string): boolean {
  return !/\s/.test(value) || /^\S+?\s*[:：]\s+\S|^\S+?：\S/.test(value);
}
