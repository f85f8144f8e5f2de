import type { JSX } from 'preact';

/** Drawn on a grid of 16, in the colour of the text around. */
const PATHS = {
  lock: 'M4.5 7V5a3.5 3.5 0 0 1 7 0v2M3.5 7h9v6.5h-9z',
  unlock: 'M4.5 7V5a3.5 3.5 0 0 1 6.8-1.2M3.5 7h9v6.5h-9z',
  clock: 'M8 4.2V8l2.6 1.6M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8z',
  error: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8zM5.6 5.6l4.8 4.8m0-4.8-4.8 4.8',
  warning: 'M8 2 14.4 13.6H1.6zM8 6.4v3.4m0 1.4v.9',
  info: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8zM8 7.2v4m0-6.4v.9',
  approval: 'M2 4h12v8H2zM2 4.6l6 4.6 6-4.6',
  blocked: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8zM3.8 12.2l8.4-8.4',
  edited: 'M10.6 2.8l2.6 2.6-7.4 7.4-3.3.7.7-3.3zM9.2 4.2l2.6 2.6',
  person: 'M8 7.6a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6zM2.6 14c.4-3 2.4-4.6 5.4-4.6s5 1.600 5.400 4.600',
  flag: 'M4 14.200V2.200h7.500L9.800 5.200l1.700 3H4',
  more: 'M3.200 8h.01M8 8h.01M12.800 8h.01',
  fold: 'M9.800 3.600 5.400 8l4.400 4.400',
  unfold: 'M6.200 3.600 10.600 8l-4.400 4.400',
  down: 'M3.600 6.200 8 10.600l4.400-4.400',
  check: 'M2.800 8.600l3.600 3.600 6.800-8',
  no: 'M4 4l8 8m0-8-8 8',
} as const;

export type IconName = keyof typeof PATHS;

/** A picture that says nothing to a screen reader: the text beside it does. */
export function Icon({ name }: { readonly name: IconName }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
