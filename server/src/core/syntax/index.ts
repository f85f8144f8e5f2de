export type * from './types.js';
export { parseMarkdown } from './parse.js';
export { scanRow } from './row.js';
