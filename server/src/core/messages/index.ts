import { en } from './en/index.js';
import { japanese } from './ja/index.js';

export type Messages = typeof en;
export type Locale = 'en' | 'ja';

export type FindingCode = keyof Messages['findings'];
export type FindingParams<C extends FindingCode = FindingCode> = {
  [K in C]: Parameters<Messages['findings'][K]>[0];
}[C];

type FixCode = keyof Messages['fixes'];
/** The title of a fix before it is put into a language. */
export type FixTitle = {
  [K in FixCode]: { readonly code: K; readonly params: Parameters<Messages['fixes'][K]>[0] };
}[FixCode];

type Refusals = Messages['moves']['refusals'];
export type RefusalCode = keyof Refusals;
export type RefusalParams<C extends RefusalCode = RefusalCode> = { [K in C]: Parameters<Refusals[K]>[0] }[C];

/** The texts of a language; English for one that Orch does not speak. Takes any locale tag such as `ja-JP` or `ja_JP.UTF-8`. */
export function messagesFor(locale: string | undefined): Messages {
  return locale !== undefined && /^[Jj][Aa](?:[-_.]|$)/.test(locale) ? japanese() : en;
}

/** The sentence of a finding in a language. What a ledger says is repeated up to a readable length. */
export function describe(
  finding: { readonly code: FindingCode; readonly params: FindingParams },
  messages: Messages,
): string {
  const say = messages.findings[finding.code] as (params: FindingParams) => string;
  return say(readable(finding.params));
}

const LONGEST = 300;

function readable(params: FindingParams): FindingParams {
  const values = Object.values(params as Record<string, unknown>);
  if (!values.some((value) => typeof value === 'string' && value.length > LONGEST)) return params;
  const shortened = Object.entries(params).map(([key, value]: [string, unknown]) => {
    return [key, typeof value === 'string' && value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value];
  });
  return Object.fromEntries(shortened) as FindingParams;
}

/** The title of a fix in a language. */
export function fixTitle(title: FixTitle, messages: Messages): string {
  const say = messages.fixes[title.code] as (params: FixTitle['params']) => string;
  return say(title.params);
}
