/** When the first line of this extension ran (ms, on the clock of `performance`): imported before everything else. */
export const LOADED = performance.now();
