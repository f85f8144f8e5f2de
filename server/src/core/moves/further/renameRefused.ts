import type { RenameRefusal } from '../../naming/index.js';
import { refuse } from '../refuse.js';
import type { Refusal } from '../types.js';

/** Why a task cannot have an id, as a refusal of the move. */
export function unrenamed(why: RenameRefusal): Refusal {
  switch (why.code) {
    case 'pattern':
      return refuse('rename/pattern', why.params);
    case 'taken':
      return refuse('rename/taken', why.params);
    case 'sameButCase':
      return refuse('rename/same-but-case', why.params);
    case 'reserved':
      return refuse('rename/reserved', why.params);
    case 'awaited':
      return refuse('rename/awaited', why.params);
    case 'decided':
      return refuse('rename/decided', why.params);
    case 'bound':
      return refuse('rename/bound', why.params);
    case 'fileTaken':
      return refuse('rename/file-taken', why.params);
    case 'cannotStand':
      return refuse('rename/cannot-stand', why.params);
    default:
      return refuse('rename/malformed', { id: 'params' in why && 'id' in why.params ? why.params.id : '' });
  }
}
