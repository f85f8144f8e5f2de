export type * from './types.js';
export { EMPTY_RUNTIME } from './runtime.js';
export { extend, grant, release, shorten, type Grant, type Released } from './change.js';
export { sameHolder } from './holder.js';
export { forgetNotices, noticesFor } from './notices.js';
export { lapse } from './lapse.js';
export { isLive, isPastGrace, ttlOf } from './time.js';
export { highestToken } from './tokens.js';
export { leaseOf, type LeaseView } from './view.js';
