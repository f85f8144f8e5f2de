import { event, moverIn, type Mover } from '../../support/nodeMoves.js';
import { randomOf } from '../../support/random.js';
import type { Answer, Order } from './pool.js';

// A process that makes moves in one folder: those that its parent orders, or any, until somebody kills it.

let own: Mover | undefined;

function say(answer: Answer): void {
  process.send?.(answer);
}

async function obey(order: Order): Promise<void> {
  const mover = (own ??= moverIn(order.root));
  if (order.kind === 'rampage') return rampage(mover, order);
  const outcome = await mover.act(order.intent, order.as, order.now === undefined ? {} : { now: order.now });
  if (outcome.kind === 'refused') say({ accepted: false, code: outcome.refusal.code });
  else say({ accepted: true, token: outcome.result.lock?.token ?? null, id: outcome.result.id });
}

/** Starts and hands back tasks, and renames others, without an end; says so after each. */
async function rampage(mover: Mover, { as, seed, tasks }: Extract<Order, { kind: 'rampage' }>): Promise<void> {
  const random = randomOf(seed);
  for (let count = 0; ; count++) {
    const id = `T-${1 + Math.floor(random() * tasks)}`;
    const title = `${as} ${seed} ${count}`;
    const intents = [
      event('start', id),
      event('recover', id, { reason: title }),
      { verb: 'set', id, values: { title } },
    ] as const;
    const intent = intents[Math.floor(random() * intents.length)] ?? intents[2];
    // Everything in a move is synchronous or a promise: without this nothing else would ever be heard or said.
    await new Promise((resolve) => setImmediate(resolve));
    const { kind } = await mover.act(intent, intent.verb === 'set' ? as.replace('WORK', 'CMD') : as);
    if (kind === 'accepted' && intent.verb === 'set') say({ accepted: true, token: null, id: title });
  }
}

process.on('message', (order: Order) => {
  obey(order).catch((error: unknown) => {
    process.stderr.write(`${String(error instanceof Error ? error.stack : error)}\n`);
    process.exit(3);
  });
});
process.on('disconnect', () => process.exit(0));
