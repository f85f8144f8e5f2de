export { appendRecord, type Appended } from './appendRecord.js';
export { addBlocked, setBlocked, type BlockedChange, type NewBlocked } from './blocked.js';
export { fileItem, readProposal, type Proposed } from './checklist.js';
export { setFlag } from './flags.js';
export { setNote } from './notes.js';
export { removeRecord } from './removeRecord.js';
export { setValues, type Values } from './setValues.js';
export { spellKind, spellState, spellStatus } from './spell.js';
