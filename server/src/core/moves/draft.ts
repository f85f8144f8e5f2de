export { addApproval, addTask, approvalTakes, taskTakes } from './drafts/add.js';
export { changeApproval, changeTask, valueOf } from './drafts/change.js';
export { joinDrafts, makePlan } from './drafts/plan.js';
export type { Draft } from './drafts/types.js';
