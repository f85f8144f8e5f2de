/** The YAML between the two fences that a Markdown file may start with. */
export interface FrontMatter {
  /** Offset of the first character behind the opening fence's line. */
  readonly start: number;
  /** Offset of the closing fence. */
  readonly end: number;
}

/** More than this is no policy that a person wrote. */
export const LONGEST_FRONT_MATTER = 256 * 1024;

const FENCE = /^---[ \t]*(\r\n|\n|\r)/;
/** A line of its own, also where the text or the looked-at part of it begins or ends. */
const CLOSING = /(?<![^\r\n])---[ \t]*(?![^\r\n])/;
const ORCH_KEY = /(?<![^\r\n])["']?orch["']?[ \t]*:/;

/**
 * The front matter of a Markdown text: `---` on the first line (a byte order mark aside) up to the next such line, as
 * remark reads it. `unclosed`: it starts like front matter with the key `orch:`, but never ends. `too-large`: its end
 * lies too far away to be looked for. Undefined where there is none.
 */
export function findFrontMatter(text: string): FrontMatter | 'unclosed' | 'too-large' | undefined {
  const bom = text.startsWith('\uFEFF') ? 1 : 0;
  const fence = FENCE.exec(text.slice(bom, bom + 64));
  if (!fence) return undefined;
  const start = bom + fence[0].length;
  const head = text.slice(start, start + LONGEST_FRONT_MATTER);
  const closing = CLOSING.exec(head);
  if (closing) return { start, end: start + closing.index };
  if (!mentionsOrch(head)) return undefined;
  return text.length > start + LONGEST_FRONT_MATTER ? 'too-large' : 'unclosed';
}

/**
 * Whether two texts of PROJECT_RULES.md certainly set the same policy: their front matter is the same, line ends aside, or
 * neither has a policy.
 */
export function samePolicyText(one: string, other: string): boolean {
  return one === other || policyText(one) === policyText(other);
}

function policyText(text: string): string {
  const found = findFrontMatter(text);
  if (found === undefined) return '';
  if (typeof found === 'string') return found + text;
  const yaml = text.slice(found.start, found.end).replace(/\r\n?/g, '\n');
  return yaml.includes('orch') ? yaml : '';
}

/** Whether a line begins with the key `orch`. */
export function mentionsOrch(yaml: string): boolean {
  return ORCH_KEY.test(yaml);
}
