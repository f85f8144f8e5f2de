import type { Policy } from '../../policy/index.js';
import { loosenedEvents } from './events.js';
import { loosenedLimits } from './limits.js';
import { TIGHT, type Loosening } from './loosening.js';
import { loosenedPeople } from './people.js';
import { loosenedSeverities, type OwnSeverities } from './severities.js';
import { loosenedMeanings } from './words.js';

export type { Loosened, Loosening } from './loosening.js';
export type { OwnSeverities } from './severities.js';

/**
 * What a policy lets through that another did not, key by key; nothing where it only asks for more, or says the same in
 * other words. What cannot be told in reasonable time counts as looser.
 * @param own what findings there are; of others the policy's `severities` say nothing
 */
export function weakened(from: Policy, to: Policy, own: OwnSeverities): readonly Loosening[] {
  if (from === to) return TIGHT;
  return [
    ...loosenedLimits(from, to),
    ...loosenedPeople(from, to),
    ...loosenedMeanings(from, to),
    ...loosenedEvents(from, to),
    ...loosenedSeverities(from, to, own),
  ];
}
