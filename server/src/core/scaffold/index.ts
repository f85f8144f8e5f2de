export { withAttributes } from './attributes.js';
export { scaffold, type ScaffoldFile } from './files.js';
