import type { Command } from 'vscode-languageserver';
import { PERFORM_COMMAND, type OfferedMove, type PerformArguments } from '../../protocol.js';
import type { ClientInfo } from '../client.js';

/**
 * The command that makes an offered move. An editor with a command of its own asks for what is missing; another can make
 * only what needs nothing, and gets none of the rest.
 */
export function moveCommand({ offerCommand }: ClientInfo, offer: OfferedMove, title: string): Command | undefined {
  if (offerCommand !== undefined) return { title, command: offerCommand, arguments: [offer] };
  if (offer.reason === 'required' || offer.artifact === 'required') return undefined;
  const call: PerformArguments = { root: offer.root, intent: offer.intent };
  return { title, command: PERFORM_COMMAND, arguments: [call] };
}
