export * from './range.js';
export * from './lines.js';
export * from './lazyList.js';
export * from './textEdit.js';
export * from './own.js';
export * from './width.js';
