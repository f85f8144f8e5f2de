import { Lines, lineRange, type Range } from '../text/index.js';

export const FLAG_VALUES = {
  FREEZE: ['on', 'off'],
  AUTO_DECIDE: ['on', 'shadow', 'off'],
} as const;
export type FlagName = keyof typeof FLAG_VALUES;

export interface FlagLine {
  readonly name: string;
  readonly value: string;
  readonly line: number;
  readonly nameRange: Range;
  readonly valueRange: Range;
}

/** What the flags say, wherever it is said. */
export type HeldFlags = Pick<Flags, 'freeze' | 'autoDecide'>;

/** The flags file as read. A flag that is absent or has no legal value counts as off. */
export interface Flags {
  readonly freeze: 'on' | 'off';
  readonly autoDecide: 'on' | 'shadow' | 'off';
  readonly lines: readonly FlagLine[];
}

/** How careful a flag's value is: a greater number lets less happen. */
export function caution(name: FlagName, value: string): number {
  const values: readonly string[] = FLAG_VALUES[name];
  return name === 'FREEZE' ? values.length - values.indexOf(value) : values.indexOf(value);
}

const FORM = /^(\s*(?:[-*]\s+)?)([A-Za-z_][A-Za-z0-9_]*)(\s*=\s*)(.*?)\s*$/;

/** Reads `NAME=value` lines; the last line of a name holds. Other lines are prose. */
export function parseFlags(text: string): Flags {
  const lines = new Lines(text);
  const found: FlagLine[] = [];
  for (let line = 0; line < lines.count; line++) {
    const match = lines.span(line).end - lines.span(line).start > 512 ? null : FORM.exec(lines.at(line));
    if (match === null) continue;
    const [, lead = '', name = '', equals = '', value = ''] = match;
    const at = lead.length + name.length + equals.length;
    found.push({
      name,
      value,
      line,
      nameRange: lineRange(line, lead.length, lead.length + name.length),
      valueRange: lineRange(line, at, at + value.length),
    });
  }
  return { freeze: valueOf(found, 'FREEZE'), autoDecide: valueOf(found, 'AUTO_DECIDE'), lines: found };
}

function valueOf<N extends FlagName>(lines: readonly FlagLine[], name: N): (typeof FLAG_VALUES)[N][number] {
  const said = lines.findLast((line) => line.name === name)?.value.toLowerCase();
  return FLAG_VALUES[name].find((value) => value === said) ?? 'off';
}
