export { applyBaseline, makeBaseline, pruneBaseline } from './baseline.js';
export { formatBaseline, readBaseline } from './format.js';
export { BASELINE_VERSION, type Accepted, type Baseline, type BaselineReading } from './types.js';
