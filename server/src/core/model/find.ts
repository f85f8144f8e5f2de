import type { Approval } from './approval.js';
import type { BlockedItem } from './blocked.js';
import { idKey } from './ids.js';
import type { Entry, Workspace } from './workspace.js';

/** The approvals with a key (`idKey`), in the order of the ledgers. */
export function approvalsWith({ approvals }: Workspace, key: string): readonly Entry<Approval>[] {
  return key === '' ? [] : approvals.filter(({ record }) => record.key === key);
}

/** The blocked items with a key (`idKey`). */
export function blockedWith({ blocked }: Workspace, key: string): readonly Entry<BlockedItem>[] {
  return key === '' ? [] : blocked.filter(({ record }) => idKey(record.id) === key);
}
