import type { Rule } from '../types.js';
import { controlCharacter } from './controlCharacter.js';
import { machineLogLine } from './machineLogLine.js';
import { mixedEol } from './mixedEol.js';
import { notUtf8 } from './notUtf8.js';
import { placeholderDate } from './placeholderDate.js';
import { replacementCharacter } from './replacementCharacter.js';
import { tooComplex } from './tooComplex.js';
import { tooLarge } from './tooLarge.js';
import { unreadable } from './unreadable.js';

export const textRules: readonly Rule[] = [
  notUtf8,
  tooLarge,
  unreadable,
  tooComplex,
  controlCharacter,
  mixedEol,
  replacementCharacter,
  placeholderDate,
  machineLogLine,
];
