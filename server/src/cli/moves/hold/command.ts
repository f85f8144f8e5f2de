import { setTimeout as sleep } from 'node:timers/promises';
import { StoreFault, type Messages } from '../../../core/index.js';
import { EXIT, type CommandContext } from '../../types.js';
import { deskOf, type Desk } from '../desk.js';
import type { Form } from '../form.js';
import { exitOf, start, type Ended, type Running } from './child.js';
import { report } from '../report.js';
import { HOLD_TIMING } from './timing.js';
import { giveBack, take, Watch, type Held, type Standing } from './watch.js';

/** `orch lock hold ID -- COMMAND...`: the lease lives as long as the command, and the command as long as the lease. */
export const hold: Form = {
  docs: 'lock.hold',
  words: ['lock', 'hold'],
  positionals: [
    { name: 'id', placeholder: 'ID', of: 'task', required: true },
    { name: 'command', placeholder: '-- COMMAND', required: true, many: true },
  ],
  options: [],
  writes: false,
  async run(context, values) {
    const [task = ''] = values['id'] ?? [];
    const desk = deskOf(context);
    const held = await take(task, desk);
    if ('kind' in held) return report(held, context, task);
    return runUnder(held, values['command'] ?? [], desk, context);
  },
};

async function runUnder(held: Held, command: readonly string[], desk: Desk, context: CommandContext): Promise<number> {
  const { io, messages, timing = HOLD_TIMING } = context;
  const running = start(command, context.here, { ...context.env });
  const standing = await untilOver(running, new Watch(held, desk, timing.heartbeat), timing.look);
  if (standing.kind === 'lost') {
    await running.stop(timing.patience);
    io.err(`orch: ${messages.cliMoves.holdLost({ task: held.task, holder: standing.to })}\n`);
    return EXIT.leaseLost;
  }
  const ended = await running.ended;
  if (ended.kind === 'failed')
    io.err(`orch: ${messages.cliMoves.noCommand({ command: command[0] ?? '', detail: ended.detail })}\n`);
  if (!held.before && standing.kind === 'held') await release(held, ended, desk, context);
  return exitOf(ended);
}

/** Until the command ended or the lease is lost. One that its holder gave back himself is watched no more. */
async function untilOver(running: Running, watch: Watch, look: number): Promise<Standing> {
  const ended = running.ended.then(() => true);
  for (;;) {
    const timer = new AbortController();
    const over = await Promise.race([ended, sleep(look, false, timer).catch(() => false)]);
    timer.abort();
    const standing = await looked(watch);
    if (standing.kind === 'given') await ended;
    if (over || standing.kind !== 'held') return standing;
  }
}

/** A store that others keep busy says nothing about the lease: the next look will. */
async function looked(watch: Watch): Promise<Standing> {
  try {
    return await watch.look();
  } catch (error) {
    if (error instanceof StoreFault) return { kind: 'held' };
    throw error;
  }
}

async function release(held: Held, ended: Ended, desk: Desk, context: CommandContext): Promise<void> {
  const outcome = await giveBack(held, endOf(ended, context.messages), desk);
  if (outcome.kind === 'refused') report(outcome, context, held.task);
}

function endOf(ended: Ended, { cliMoves }: Messages): string {
  const { holdEnded, holdEndedExit, holdEndedSignal } = cliMoves;
  if (ended.kind === 'signal') return holdEnded({ exit: holdEndedSignal(ended) });
  return holdEnded({ exit: holdEndedExit({ code: exitOf(ended) }) });
}
