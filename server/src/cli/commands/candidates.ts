import { eventsFrom, INTENTS, type Workspace } from '../../core/index.js';
import { ledgerRoot } from '../../node/store/index.js';
import { loadWorkspace } from '../../node/workspace.js';
import { EXIT, type Command } from '../types.js';

/** `orch __complete SUBJECT [FORM]`: what a shell completes with, one a line. Whatever goes wrong, it says nothing. */
export const candidates: Command = {
  name: '__complete',
  options: {},
  words: 2,
  hidden: true,
  async run({ root, io }, [subject = '', form = '']) {
    const list = LISTS[subject];
    if (list === undefined) return EXIT.usage;
    const words = new Set(list(await loadWorkspace(ledgerRoot(root)), form));
    // A shell would split an id with blanks, and SPEC §1 knows none.
    io.out(
      [...words]
        .filter((word) => /^[^\s\u0000-\u001f]+$/.test(word))
        .map((word) => `${word}\n`)
        .join(''),
    );
    return EXIT.fine;
  },
};

const LISTS: Readonly<Record<string, (workspace: Workspace, form: string) => readonly string[]>> = {
  task: tasksFor,
  approval: ({ approvals }) =>
    approvals.filter(({ record }) => record.status === 'pending').map(({ record }) => record.id),
  record: (workspace) => [...tasksFor(workspace, ''), ...workspace.approvals.map(({ record }) => record.id)],
  blocked: ({ blocked }) =>
    blocked
      .filter(({ record }) => record.status !== 'resolved' && record.status !== 'cancelled')
      .map(({ record }) => record.id),
  role: ({ policy, tasks }) => [...policy.roles.keys(), ...tasks.map(({ record }) => record.owner?.text ?? '')],
};

/** The tasks that an event may happen to; of a form that is no event, all. */
function tasksFor({ policy, tasks }: Workspace, form: string): readonly string[] {
  const event = INTENTS.find(({ words }) => words.join(' ') === form)?.event ?? form;
  const isEvent = policy.events.some(({ name, from }) => name === event && from !== 'new');
  return tasks
    .filter(
      ({ record: { state } }) => !isEvent || eventsFrom(policy, state).some((other) => other.event.name === event),
    )
    .map(({ record }) => record.id);
}
