export { formFault, hexRuns, patternIn, type FormFault, type HashPattern } from './hashes.js';
export { approvalsNamed, fold, holds, names } from './names.js';
export { placeholderIn } from './placeholders.js';
export { readEvidence, type BadHash, type EvidenceRecord, type Mark, type Placeholder } from './record.js';
export { statusStated } from './statuses.js';
