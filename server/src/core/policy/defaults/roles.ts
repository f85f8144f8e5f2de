import type { Role } from '../types.js';

export const DEFAULT_ROLES: readonly Role[] = [
  { name: 'CMD', approves: true },
  { name: 'AUDIT', approves: true },
  { name: 'WORK', approves: false },
];
