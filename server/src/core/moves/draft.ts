export { addApproval, addTask, approvalTakes, taskTakes } from './drafts/add.js';
export { valueOf } from '../model/index.js';
export { changeApproval, changeTask } from './drafts/change.js';
export { joinDrafts, makePlan } from './drafts/plan.js';
export type { Draft } from './drafts/types.js';
