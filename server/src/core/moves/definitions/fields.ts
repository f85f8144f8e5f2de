import { APPROVAL_KINDS } from '../../policy/index.js';
import type { FieldDefinition } from './types.js';

// The values that intents take, each said once: the same field means the same in all of them.

export const TASK: FieldDefinition = { name: 'id', placeholder: 'ID', of: 'task', required: true };
export const APPROVAL: FieldDefinition = { name: 'id', placeholder: 'APPR', of: 'approval', required: true };
export const BLOCKED: FieldDefinition = { name: 'id', placeholder: 'BLOCK', of: 'blocked', required: true };

export const REASON: FieldDefinition = { name: 'reason', placeholder: 'TEXT' };
export const TOKEN: FieldDefinition = { name: 'token', placeholder: 'N', number: true };
export const NEW_ID: FieldDefinition = { name: 'id', docs: 'newId', placeholder: 'ID' };
export const OWNER: FieldDefinition = { name: 'owner', placeholder: 'ROLE', of: 'role' };
export const TITLE: FieldDefinition = { name: 'title', placeholder: 'TITLE', required: true };
export const DUE: FieldDefinition = { name: 'due', placeholder: 'DATE' };
export const PRIORITY: FieldDefinition = { name: 'priority', placeholder: 'P' };
export const DEPENDS: FieldDefinition = { name: 'depends', placeholder: 'ID,ID', of: 'task', many: true };
export const MILESTONE: FieldDefinition = { name: 'milestone', placeholder: 'M' };
export const NOTES: FieldDefinition = { name: 'notes', placeholder: 'TEXT' };

export const ARTIFACT: FieldDefinition = { name: 'artifact', placeholder: 'PATH', of: 'path', many: true };
export const OP: FieldDefinition = { name: 'op', placeholder: 'TEXT' };
export const CHECK: FieldDefinition = { name: 'check', placeholder: 'COMMAND=EXIT', many: true };
export const KIND: FieldDefinition = { name: 'kind', placeholder: 'KIND', required: true, choices: APPROVAL_KINDS };
export const EVIDENCE: FieldDefinition = { name: 'evidence', placeholder: 'PATH', of: 'path' };
