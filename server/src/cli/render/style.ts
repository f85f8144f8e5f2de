import { styleText } from 'node:util';
import type { Severity } from '../../core/index.js';

type Format = Parameters<typeof styleText>[0];

/** Colours a text, or leaves it where colours are off. */
export type Paint = (format: Format, text: string) => string;

export function painter(colour: boolean): Paint {
  return colour ? (format, text) => styleText(format, text, { validateStream: false }) : (_, text) => text;
}

export const SEVERITY_FORMAT: Readonly<Record<Severity, Format>> = {
  error: 'red',
  warning: 'yellow',
  info: 'blue',
  hint: 'gray',
};
