import { matches } from './wildcard.js';

/**
 * Whether an actor pattern matches an actor text, case aside. A pattern without `@` looks at what stands before the
 * first `@` of the text (its role part): `WORK` matches `WORK` and `WORK@claude-2`, `*@auto` only who is named `auto`.
 */
export function matchesActor(pattern: string, text: string): boolean {
  const at = pattern.includes('@') ? -1 : text.indexOf('@');
  const subject = at > 0 ? text.slice(0, at) : text;
  return matches(fold(pattern), fold(subject), 'word');
}

/** Whether a task id has the form of the policy's `ids.pattern`. Case counts. */
export function matchesId(pattern: string, id: string): boolean {
  return matches(pattern.normalize('NFC'), id.normalize('NFC'), 'word');
}

/** Whether a pattern of `approvals.kinds` matches the text of the column `op`, case and width aside. */
export function matchesText(pattern: string, text: string): boolean {
  return matches(fold(pattern), fold(text), 'word');
}

/** Whether a glob matches a path relative to the root, with `/` (a leading `./` aside). Files with a leading dot are files. */
export function matchesGlob(pattern: string, path: string): boolean {
  return matches(fromRoot(pattern), fromRoot(path), 'glob');
}

/** As texts are compared, case and width aside. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim();
}

/** A path without what leads to the root. */
export function fromRoot(path: string): string {
  return path.normalize('NFC').replace(/^(\.?\/)+/, '');
}
