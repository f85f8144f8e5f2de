import { EMPTY_RUNTIME, StoreFault, type RuntimeState, type Workspace } from '../../core/index.js';
import { ledgerRoot } from '../../node/store/index.js';
import { checkAgainst } from '../check/run.js';
import { deskOf } from '../moves/desk.js';
import { keysAbout, oneRecord } from '../status/record.js';
import { overview } from '../status/overview.js';
import type { Command, CommandContext } from '../types.js';

/** `orch status [ID]`: where the work stands, or all about one task or approval. */
export const status: Command = {
  name: 'status',
  options: { limit: { type: 'string' }, cursor: { type: 'string' } },
  words: 1,
  completes: { kind: 'asked', subject: 'record' },
  async run(context, [id], options) {
    // In a linked worktree the work stands where moves are made.
    const about = id === undefined ? undefined : (workspace: Workspace) => keysAbout(workspace, id);
    const checked = await checkAgainst(ledgerRoot(context.root), { kind: 'head' }, context, about);
    const seen = { workspace: checked.workspace, runtime: await runtimeOf(context), now: context.now };
    return id === undefined ? overview(checked, seen, context, options) : oneRecord(checked, seen, id, context);
  },
};

/** The leases of this machine; none where its store cannot be read, since what the ledgers say is worth telling too. */
async function runtimeOf(context: CommandContext): Promise<RuntimeState> {
  try {
    return (await deskOf(context).ports.store.read()).runtime;
  } catch (error) {
    if (error instanceof StoreFault) return EMPTY_RUNTIME('');
    throw error;
  }
}
