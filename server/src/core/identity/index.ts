export { resolveCaller, type NoCaller } from './resolve.js';
export type * from './types.js';
