export { applyBaseline, makeBaseline, pruneBaseline } from './baseline.js';
export { formatBaseline, readBaseline } from './format.js';
export type { Accepted, Baseline, BaselineReading } from './types.js';
export { fingerprintsOf } from './fingerprints.js';
