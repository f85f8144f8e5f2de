export { ledgerRoot } from '../gate/ledgerRoot.js';
export { runtimeFolder } from './folders.js';
export { openStore, type NodeStore } from './store.js';
export { runtimeOf } from './runtime.js';
