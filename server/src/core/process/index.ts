export {
  eventNamed,
  eventsBetween,
  eventsFor,
  eventsFrom,
  firstOf,
  isOpen,
  possibleTargets,
  targetOf,
  type Before,
  type Outgoing,
} from './table.js';
export { deadEnds, pathBetween, reachable, unreachableStates } from './paths.js';
export { commandRoles } from './roles.js';
