import type { Entry, Task } from '../../model/index.js';
import { isOpen } from '../../process/index.js';
import type { AssistContext } from '../context.js';
import { proposal, type Proposal } from './proposal.js';

const MOST = 300;

/** Ids of tasks that hold `typed` in id or title, open ones first, at most a few hundred. */
export function taskProposals(typed: string, except: string, { workspace }: AssistContext): readonly Proposal[] {
  const wanted = typed.toLowerCase();
  const open: Entry<Task>[] = [];
  const closed: Entry<Task>[] = [];
  for (const entry of workspace.taskByKey.values()) {
    const { id, key, title, state } = entry.record;
    if (key === except || !(id.toLowerCase().includes(wanted) || title.toLowerCase().includes(wanted))) continue;
    (state === undefined || isOpen(state) ? open : closed).push(entry);
    if (open.length === MOST) break;
  }
  return [...open, ...closed].slice(0, MOST).map(({ record }) => {
    return proposal('task', record.id, [record.text('state'), record.title].filter((text) => text !== '').join(' · '));
  });
}

/** The id after the highest of those that end in a number as the last one does: `T-009` → `T-010`. */
export function nextId(ids: readonly string[], detail: string): readonly Proposal[] {
  const last = /^(.*?)(\d{1,12})$/.exec(ids.findLast((id) => /\d{1,12}$/.test(id)) ?? '');
  if (last === null) return [];
  const [, prefix = '', digits = ''] = last;
  let highest = 0;
  for (const id of ids) {
    const number = id.startsWith(prefix) ? id.slice(prefix.length) : '';
    if (/^\d{1,12}$/.test(number)) highest = Math.max(highest, Number(number));
  }
  return [proposal('id', `${prefix}${String(highest + 1).padStart(digits.length, '0')}`, detail)];
}
