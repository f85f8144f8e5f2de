export { definitionFor, INTENTS, readIntent, usageOf } from './definitions.js';
export type * from './definitions.js';
export * from './types.js';
