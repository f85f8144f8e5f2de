export type * from './types.js';
export type { TableBody } from './body.js';
export { parseMarkdown } from './parse.js';
export { scanRow } from './row.js';
