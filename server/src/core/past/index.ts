export { sameCell } from './cells.js';
export { handEdits } from './handEdits.js';
export { DECISION } from './legal.js';
export { freshLines, NO_PAST, openPast } from './open.js';
export { rowDifferences, semanticDiff } from './semantic.js';
export type * from './semanticTypes.js';
export type * from './types.js';
