import type { ApprovalSummary } from '../../../server/src/protocol.js';

/** A codicon and the theme's colour for it. */
export interface Icon {
  readonly name: string;
  readonly color?: string;
}

/** Where something stands; a click leads there. */
export type Place = Pick<ApprovalSummary, 'uri' | 'range'>;

/** The record that a node stands for, as commands take it. */
export interface Target {
  /** URI of the folder. */
  readonly root: string;
  readonly id: string;
}

export interface CardLine {
  readonly label: string;
  readonly value: string;
}

/** A node of a view as data: what is shown of it, and what can be done with it. */
export interface ViewNode {
  /** Unique in the view, and the same as long as the thing itself is: what is open stays open. */
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly icon: Icon;
  /** What `when` clauses of menus know of it. */
  readonly context: string;
  /** What a screen reader says where label and description are not enough. */
  readonly speech?: string;
  /** The hover: label and value, in order. */
  readonly card?: readonly CardLine[];
  readonly place?: Place;
  readonly target?: Target;
  /** Undefined for what nothing stands under. */
  readonly children?: readonly ViewNode[];
  /** A group that is open until somebody closes it. */
  readonly open?: boolean;
}

/** What there is to say, with dots between; what is empty is left out. */
export function words(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '' && part !== '-').join(' · ');
}

/** Id and title, as all views show them. */
export function named(id: string, title: string): string {
  return [id, title].filter((part) => part !== '' && part !== '-').join('  ');
}
