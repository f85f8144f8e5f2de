import type { Rule } from '../types.js';
import { blankCell } from './blankCell.js';
import { cellCount } from './cellCount.js';
import { conflictMarker } from './conflictMarker.js';
import { detachedRow } from './detachedRow.js';
import { duplicateColumn } from './duplicateColumn.js';
import { missing } from './missing.js';
import { missingColumn } from './missingColumn.js';
import { unknownColumn } from './unknownColumn.js';
import { viewContradicts } from './viewContradicts.js';
import { viewOrphan } from './viewOrphan.js';

export const tableRules: readonly Rule[] = [
  missing,
  missingColumn,
  duplicateColumn,
  unknownColumn,
  cellCount,
  detachedRow,
  blankCell,
  viewContradicts,
  viewOrphan,
  conflictMarker,
];
