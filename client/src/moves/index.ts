import { commands, l10n, window, type ExtensionContext } from 'vscode';
import { harmless } from '../notify/harmless.js';
import { caught } from '../caught.js';
import { FOR_SERVER } from '../server/options.js';
import type { Services } from '../services.js';
import { onSettings } from '../settings/index.js';
import { setActor } from './actor.js';
import { argumentsOf, isOffer, isPath } from './arguments.js';
import { registerCompare } from './compare.js';
import * as forms from './forms.js';
import { choose } from './inputs.js';
import { Mover, type Ended } from './mover.js';
import { moveOf, sentence } from './outcome.js';
import { RECORD_COMMANDS } from './table.js';
import { chooseOffer, chooseTask, givenTarget } from './target.js';

/** Every move as a command. What a command is not given it asks for. */
export function register(context: ExtensionContext, services: Services): void {
  const mover = new Mover(services);
  const guarded = (run: (given: unknown) => Promise<unknown>): ReturnType<typeof caught> => caught(services, run);
  const form = (run: forms.FormCommand) => guarded((given) => run(mover, argumentsOf(given)));
  for (const [command, event] of Object.entries(RECORD_COMMANDS)) {
    context.subscriptions.push(
      commands.registerCommand(
        command,
        guarded((given) => moveWith(mover, event, given)),
      ),
    );
  }
  context.subscriptions.push(
    commands.registerCommand(
      'orch.move',
      guarded((given) => move(mover, given)),
    ),
    commands.registerCommand('orch.move.plan', form(forms.plan)),
    commands.registerCommand('orch.assign', form(forms.assign)),
    commands.registerCommand('orch.rename', form(forms.rename)),
    commands.registerCommand('orch.set', form(forms.set)),
    commands.registerCommand('orch.request', form(forms.request)),
    commands.registerCommand('orch.undo', form(forms.undo)),
    commands.registerCommand('orch.flags', form(forms.flags)),
    commands.registerCommand('orch.lock.clean', form(forms.clean)),
    commands.registerCommand('orch.fileItem', form(forms.fileItem)),
    commands.registerCommand(
      'orch.setActor',
      guarded((given) => setActor(services, given)),
    ),
    onSettings(FOR_SERVER, () => void services.connection.sendSettings()),
    services.store.onDidChange(() => {
      const can = services.store.overview?.roots.some(({ who }) => who !== undefined) ?? false;
      void commands.executeCommand('setContext', 'orch.canMove', can);
    }),
  );
  registerCompare(context, services);
}

/** One kind of move: with what was given, what is under the cursor if it is legal there, or what the user chooses. */
async function moveWith(mover: Mover, event: string, given: unknown): Promise<Ended> {
  const known = argumentsOf(given);
  const target = await givenTarget(mover, known);
  const offer = target?.offers.find((one) => one.event === event);
  if (offer !== undefined) return mover.offer(offer, known);
  // What was named is tried: the refusal says why it cannot be, and what can.
  if (known.id !== undefined) return mover.perform(known.root, intentOf(event, known.id, known.reason), known.id);
  const chosen = await chooseOffer(mover, event, target?.id);
  return chosen === undefined ? undefined : mover.offer(chosen, known);
}

/** Any legal move of a record, those of the policy's own included. */
async function move(mover: Mover, given: unknown): Promise<Ended> {
  if (isPath(given)) return mover.path(given);
  if (isOffer(given)) return mover.offer(given, {});
  const title = l10n.t('Move a Task');
  const known = argumentsOf(given);
  const under = await givenTarget(mover, known);
  const chosen = under === undefined && known.id === undefined ? await chooseTask(mover, title) : undefined;
  const target = under ?? (chosen && (await mover.legal(chosen)));
  if (target === null || target === undefined) return undefined;
  if (target.offers.length === 0) {
    const why =
      target.who.actor === undefined
        ? target.who.problem
        : l10n.t('{0} can do nothing with {1} now.', target.who.actor, target.id);
    void window.showInformationMessage(harmless(sentence(why, target.id)));
    return undefined;
  }
  const items = target.offers.map((offer) => ({ ...moveOf(offer, target.id, l10n.t), offer }));
  const offer = (await choose(`${target.id}  ${target.title}`, items, l10n.t('What is to be done?')))?.offer;
  return offer === undefined ? undefined : mover.offer(offer, known);
}

function intentOf(event: string, id: string, reason: string | undefined): { verb: string; [field: string]: unknown } {
  const why = reason === undefined ? {} : { reason };
  if (event === 'archive') return { verb: event, ids: [id] };
  const own = event === 'approve' || event === 'reject' || event.startsWith('lock.');
  return own ? { verb: event, id, ...why } : { verb: 'event', event, id, ...why };
}
