export { encodeLine } from './encode.js';
export { NO_HASH, hashOf } from './hash.js';
export { headsOf } from './heads.js';
export { auditPath } from './path.js';
export type { AuditProblem, AuditProblemParams } from './problems.js';
export { newerLine, readLog } from './read.js';
export type * from './types.js';
export { verifyLog } from './verify.js';
export type { KnownHead } from './witnesses.js';
