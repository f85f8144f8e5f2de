export { encodeLine } from './encode.js';
export { NO_HASH, hashOf } from './hash.js';
export { headsOf } from './heads.js';
export { auditPath } from './path.js';
export { newerLine, readLog } from './read.js';
export type * from './types.js';
