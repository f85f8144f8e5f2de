import { UsageError, type CommandContext, type OptionValues } from '../types.js';

/** What the ledgers are compared with, and which of them. */
export type Against =
  /** As they lie on disk, with HEAD. */
  | { readonly kind: 'head' }
  /** As they are staged, with HEAD. */
  | { readonly kind: 'staged' }
  /** Every commit since the branch left this revision, and what lies on disk. */
  | { readonly kind: 'rev'; readonly rev: string }
  /** As they lie on disk, with nothing. */
  | { readonly kind: 'nothing' };

/** Options that say what to compare with. */
export const AGAINST = {
  base: { type: 'string' },
  staged: { type: 'boolean' },
  'no-base': { type: 'boolean' },
} as const;

/** What the options say; a wrong call where they say two things. */
export function againstOf({ messages }: Pick<CommandContext, 'messages'>, options: OptionValues): Against {
  const given = Object.keys(AGAINST).filter((name) => options[name] !== undefined && options[name] !== false);
  if (given.length > 1)
    throw new UsageError(messages.base.oneOf({ options: given.map((name) => `--${name}`).join(', ') }));
  const { base, staged } = options;
  if (typeof base === 'string') return { kind: 'rev', rev: base };
  if (staged === true) return { kind: 'staged' };
  return { kind: options['no-base'] === true ? 'nothing' : 'head' };
}
