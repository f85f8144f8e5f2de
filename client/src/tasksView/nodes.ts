import type { CategoryName, RootOverview, TaskSummary } from '../../../server/src/protocol.js';
import type { Target } from '../trees/node.js';
import type { Grouping } from './query.js';

/** A category, or the tasks whose state the policy does not know. */
export type GroupName = CategoryName | 'unknown';

export interface RootNode {
  readonly kind: 'root';
  /** Unique in the tree, and the same as long as the thing itself is: what is open stays open. */
  readonly id: string;
  readonly root: RootOverview;
}

export interface GroupNode {
  readonly kind: 'group';
  readonly id: string;
  /** What its tasks have in common. */
  readonly by: Grouping;
  /** Of a state `GroupName`, else the value as the ledger has it; '' where it says nothing. */
  readonly name: string;
  /** The states of the category as the policy calls them; of unknown ones, as the ledger does. */
  readonly states: readonly string[];
  /** Of a milestone: how far all of its tasks have got, whatever the filter shows. */
  readonly progress?: { readonly done: number; readonly total: number };
  /** Of an owner: whoever works here. */
  readonly mine?: true;
  readonly parent: RootNode;
  readonly tasks: readonly TaskSummary[];
}

export interface TaskNode {
  readonly kind: 'task';
  readonly id: string;
  readonly parent: GroupNode;
  readonly task: TaskSummary;
  /** What commands are given. */
  readonly target: Target;
}

export type TreeNode = RootNode | GroupNode | TaskNode;
