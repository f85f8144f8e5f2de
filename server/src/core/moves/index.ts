export { definitionFor, INTENTS, problemIn, readIntent, usageOf } from './definitions.js';
export type * from './definitions.js';
export { nextFor } from './further/next.js';
export { destinations, type Destination } from './destinations.js';
export { legalLockMoves, legalMoves, movable, type Movable } from './legal.js';
export { perform, type MovePorts, type Outcome } from './perform.js';
export { query } from './query.js';
export { refusalJson, sayRefusal, type MoveResult, type RefusalJson } from './result.js';
export * from './types.js';
