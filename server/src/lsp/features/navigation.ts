import type { Session } from '../session.js';
import { registerDefinition } from './definition.js';
import { registerReferences } from './references.js';
import { registerRename } from './rename.js';

/** Everything that leads from one place to others. */
export function registerNavigation(session: Session): void {
  registerDefinition(session);
  registerReferences(session);
  registerRename(session);
}
