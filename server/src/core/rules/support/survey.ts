import { RunMemo, type Task, type Workspace } from '../../model/index.js';
import { CATEGORIES, type Category, type Policy } from '../../policy/index.js';

/**
 * What the rules that compare tasks look for, gathered in one pass: going through ten thousand records costs a
 * millisecond, whatever is asked of them. Tasks are given by their index in `workspace.tasks`.
 */
export interface Survey {
  /** The tasks of each category, in order; those of unknown state are in none. */
  readonly by: Readonly<Record<Category, readonly number[]>>;
  /** Those that depend on something. */
  readonly depending: readonly number[];
  /** Those whose notes say that something was approved. */
  readonly claiming: readonly number[];
}

interface MutableSurvey {
  readonly by: Record<Category, number[]>;
  readonly depending: number[];
  readonly claiming: number[];
}

const known = new WeakMap<Workspace, Survey>();
/** What is remembered of the tasks of last time: surveys of runs of them, and what those came to. */
interface Memo {
  readonly runs: RunMemo<Task, Survey>;
  last: { readonly runs: readonly Survey[]; readonly survey: Survey } | undefined;
}

const memos = new WeakMap<Policy, Memo>();

/** The same object as for the workspace before while it says the same, which is almost always while somebody types. */
export function surveyOf(workspace: Workspace): Survey {
  const before = known.get(workspace);
  if (before !== undefined) return before;
  let memo = memos.get(workspace.policy);
  if (memo === undefined) memos.set(workspace.policy, (memo = { runs: new RunMemo(), last: undefined }));
  const runs = memo.runs.of(workspace.tasks, ({ record }) => record, surveyOfRun);
  const { last } = memo;
  const same = last?.runs.length === runs.length && runs.every((run, at) => saysSame(run, last.runs[at]));
  const survey = same ? last.survey : wholeOf(runs);
  memo.last = { runs, survey };
  known.set(workspace, survey);
  return survey;
}

function saysSame(a: Survey, b: Survey | undefined): boolean {
  if (a === b || b === undefined) return a === b;
  const lists = CATEGORIES.map((category) => [a.by[category], b.by[category]] as const);
  return [...lists, [a.depending, b.depending] as const, [a.claiming, b.claiming] as const].every(
    ([one, other]) => one.length === other.length && one.every((task, at) => task === other[at]),
  );
}

function wholeOf(runs: readonly Survey[]): Survey {
  const survey = empty();
  runs.forEach((run, at) => {
    for (const category of CATEGORIES) append(survey.by[category], run.by[category], at * RunMemo.length);
    append(survey.depending, run.depending, at * RunMemo.length);
    append(survey.claiming, run.claiming, at * RunMemo.length);
  });
  return survey;
}

function surveyOfRun(tasks: readonly Task[]): Survey {
  const survey = empty();
  tasks.forEach((task, at) => {
    if (task.state !== undefined) survey.by[task.state.category].push(at);
    if (task.depends.length > 0) survey.depending.push(at);
    if (task.approvalClaim !== undefined) survey.claiming.push(at);
  });
  return survey;
}

function empty(): MutableSurvey {
  const by = Object.fromEntries(CATEGORIES.map((category) => [category, []])) as unknown as Record<Category, number[]>;
  return { by, depending: [], claiming: [] };
}

function append(all: number[], some: readonly number[], from: number): void {
  for (const at of some) all.push(from + at);
}

/** The entries of some tasks. */
export function entriesAt(workspace: Workspace, indexes: readonly number[]): readonly Workspace['tasks'][number][] {
  return indexes.flatMap((at) => workspace.tasks[at] ?? []);
}
