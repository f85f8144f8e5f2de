export { conformanceOf, rateOf, type Conformance, type Seen, type Share, type Sighting } from './conformance.js';
export { judgeCommit, judgeGated } from './judge.js';
export { Lineage, pathsOf } from './lineage.js';
export { readCommitted, type Committed, type Reading } from './committed.js';
export { byOf, transitionsOf } from './transitions.js';
export { isIllegal, type AuditedMove, type Step, type Transition } from './types.js';
