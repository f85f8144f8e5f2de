export { definitionFor, INTENTS, problemIn, readIntent, usageOf } from './definitions.js';
export type * from './definitions.js';
export { perform, type MovePorts, type Outcome } from './perform.js';
export { refusalJson, sayRefusal, type MoveResult } from './result.js';
export * from './types.js';
