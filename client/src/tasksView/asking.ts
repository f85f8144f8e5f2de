import { l10n, window, type QuickPickItem } from 'vscode';
import { choose } from '../moves/inputs.js';
import { GROUPINGS, MARKS, SORTINGS, type Grouping, type Mark, type Sorting, type TaskQuery } from './query.js';

/** What a list of ways to group or sort shows: the one in use is marked. */
function items<T extends string>(
  values: readonly T[],
  now: T,
  label: (value: T) => string,
): readonly (QuickPickItem & { readonly value: T })[] {
  return values.map((value) => ({ label: `${value === now ? '$(check)' : '$(blank)'} ${label(value)}`, value }));
}

/** Asks what the tasks shall be grouped by. */
export async function askGrouping({ group }: TaskQuery): Promise<Grouping | undefined> {
  const shown = items(GROUPINGS, group, groupingName);
  return (await choose(l10n.t('Group Tasks'), shown, l10n.t('By what?')))?.value;
}

/** Asks how the tasks of a group shall be ordered. */
export async function askSorting({ sort }: TaskQuery): Promise<Sorting | undefined> {
  const shown = items(SORTINGS, sort, sortingName);
  return (await choose(l10n.t('Sort Tasks'), shown, l10n.t('By what?')))?.value;
}

/** What the tasks are grouped by, in words. */
export function groupingName(grouping: Grouping): string {
  const names = {
    state: l10n.t('State'),
    owner: l10n.t('Owner'),
    priority: l10n.t('Priority'),
    milestone: l10n.t('Milestone'),
  };
  return names[grouping];
}

/** What the tasks are sorted by, in words. */
export function sortingName(sorting: Sorting): string {
  const names = {
    ledger: l10n.t('Order of the Ledger'),
    due: l10n.t('Due'),
    priority: l10n.t('Priority'),
    id: l10n.t('Id'),
  };
  return names[sorting];
}

/** What a mark of the filter lets through, in words. */
export function markName(mark: Mark): string {
  const names = {
    mine: l10n.t('Mine'),
    overdue: l10n.t('Overdue'),
    locked: l10n.t('Locked'),
    findings: l10n.t('With Errors or Warnings'),
  };
  return names[mark];
}

/**
 * Asks for a filter: words are typed, marks are chosen; the view follows at once. Ends with Enter on the first line, or
 * Escape; what is shown then stays.
 * @param apply shows another filter; gives how many tasks it lets through
 */
export function askFilter(query: TaskQuery, apply: (query: Pick<TaskQuery, 'text' | 'only'>) => number): Promise<void> {
  const pick = window.createQuickPick<QuickPickItem & { readonly mark?: Mark }>();
  const subscriptions: { dispose(): unknown }[] = [pick];
  let only = query.only;
  const update = (): void => {
    const count = apply({ text: pick.value, only });
    const shown = { label: `$(filter) ${l10n.t('Show {0} Tasks', count)}`, alwaysShow: true };
    const marks = MARKS.map((mark) => {
      const label = `${only.includes(mark) ? '$(check)' : '$(blank)'} ${markName(mark)}`;
      return { label, mark, alwaysShow: true };
    });
    const at = pick.activeItems[0]?.mark;
    pick.items = [shown, ...marks];
    pick.activeItems = [marks.find(({ mark }) => mark === at) ?? shown];
  };
  pick.title = l10n.t('Filter Tasks');
  pick.placeholder = l10n.t('Words in id, title, owner, milestone, ...');
  pick.value = query.text;
  update();
  return new Promise((resolve) => {
    subscriptions.push(
      pick.onDidChangeValue(update),
      pick.onDidAccept(() => {
        const mark = pick.activeItems[0]?.mark;
        if (mark === undefined) {
          pick.hide();
          return;
        }
        only = only.includes(mark) ? only.filter((one) => one !== mark) : [...only, mark];
        update();
      }),
      pick.onDidHide(() => {
        for (const subscription of subscriptions) subscription.dispose();
        resolve();
      }),
    );
    pick.show();
  });
}
