import type { Session } from '../session.js';
import { registerDefinition } from './definition.js';
import { registerLinks } from './links.js';
import { registerReferences } from './references.js';
import { registerRename } from './rename.js';
import { registerSelections } from './selections.js';
import { registerTokens } from './tokens.js';
import { registerWorkspaceSymbols } from './workspaceSymbols.js';

/** Everything that leads from one place to others, and tells the pieces of a ledger apart. */
export function registerNavigation(session: Session): void {
  registerDefinition(session);
  registerReferences(session);
  registerRename(session);
  registerLinks(session);
  registerSelections(session);
  registerTokens(session);
  registerWorkspaceSymbols(session);
}
