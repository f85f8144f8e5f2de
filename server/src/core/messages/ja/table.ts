import type { table as en } from '../en/table.js';

export const table: typeof en = {};
