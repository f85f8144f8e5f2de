export * from './types.js';
export { defaultPolicy, resolvePolicy } from './resolve.js';
export { readPolicy, type PolicyDocument, type PolicyProblem } from './read.js';
export { matchesActor } from './match.js';
