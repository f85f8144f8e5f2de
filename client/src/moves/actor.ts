import { l10n } from 'vscode';
import type { IDENTITY_REQUEST, IdentityResult } from '../../../server/src/protocol.js';
import { asked } from '../progress/index.js';
import type { Services } from '../services.js';
import { setSetting } from '../settings/index.js';
import { argumentsOf } from './arguments.js';
import { askText, choose } from './inputs.js';

const IDENTITY: typeof IDENTITY_REQUEST = 'orch/identity';

/**
 * Asks who works here, and keeps it in the user's settings: a repository cannot say who you are.
 * @param given `{ actor }` from a key binding; else it is asked for
 * @returns whether somebody was set
 */
export async function setActor(services: Services, given?: unknown): Promise<boolean> {
  const said = argumentsOf(given)['actor'];
  const actor = typeof said === 'string' ? said : await askForActor(services);
  if (actor === undefined) return false;
  await setSetting('orch.actor', actor);
  await services.connection.sendSettings();
  return true;
}

async function askForActor(services: Services): Promise<string | undefined> {
  const { roots } = await asked<IdentityResult>(services, IDENTITY, null);
  const title = l10n.t('Who Are You?');
  const now = roots.flatMap(({ who }) => who.actor ?? [])[0];
  const items = [...new Set(roots.flatMap(({ known }) => known))].map((label) => ({
    label,
    description: label === now ? l10n.t('now') : '',
    other: false,
  }));
  const other = { label: l10n.t('Somebody Else...'), description: 'ROLE@name', other: true };
  const chosen = await choose(title, [...items, other], l10n.t('Moves are made, and written down, in this name'));
  return chosen?.other === true ? askText(title, l10n.t('ROLE or ROLE@name, as ledgers write it'), now) : chosen?.label;
}
