export { allowsFile, gatedPaths, grants, grantsSince, rulesOf, spentChanges, type ApprovalsRead } from './changes.js';
export { gateOf } from './base.js';
export { suppressingOf } from './suppressing.js';
export { advanceFlags, loosenedFlags } from './flags.js';
export { openInForce } from './open.js';
export { weakened, type Loosened, type Loosening, type OwnSeverities } from './weakened/index.js';
