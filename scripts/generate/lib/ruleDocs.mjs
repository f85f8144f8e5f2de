// docs/rules: a page for each rule, made of what the rule says of itself, and an index.

/**
 * @typedef {{ what: string, why: string, fix: string, bad: string, good: string, now?: string }} Docs
 * @typedef {{ code: string, severity: string, time?: true, docs: Docs }} Rule
 * @typedef {{ file: string, line: number, severity: string, message: string, fixes: readonly string[] }} Said
 */

const note = '<!-- Generated from the rule itself by `npm run generate`; do not edit. -->';

/** Longer stretches of an example are cut. */
const LONGEST = 24;

/**
 * @param {Rule} rule
 * @param {readonly Said[]} said what is found in the bad example
 */
export function rulePage({ code, severity, time, docs }, said) {
  return [
    note,
    `# ${code}`,
    docs.what,
    `**Severity:** ${severity}.${time ? ' It comes with the time alone, so it fails a check only under `--strict-time`.' : ''} The policy may set another: \`severities: { ${code}: info }\`, or \`off\`.`,
    `**Why it matters.** ${docs.why}`,
    `**How to put it right.** ${docs.fix}`,
    '## Example',
    ...(docs.now ? [`Checked at ${docs.now}.`] : []),
    ...filesOf(docs.bad),
    ...said.map((finding) => saying(finding)),
    '## Put right',
    ...filesOf(docs.good),
    `All rules: [index](../README.md).`,
  ].join('\n\n');
}

/** @param {Said} finding */
function saying({ file, line, severity, message, fixes }) {
  const offers = fixes.length === 0 ? '' : ` (quick fix: ${[...new Set(fixes)].map(plain).join('; ')})`;
  return `> ${file}:${line} **${severity}** ${plain(message)}${offers}`;
}

/**
 * Text of a message as Markdown that shows it as it is.
 * @param {string} text
 */
function plain(text) {
  return text.replaceAll(/[\\*_`<>[\]|~]/g, (mark) => `\\${mark}`);
}

/**
 * The files of an example, each under its name.
 * @param {string} fixture
 */
function filesOf(fixture) {
  const parts = fixture.trim().split(/^=== /m).slice(1);
  return parts.flatMap((part) => {
    const end = part.indexOf('\n');
    const [path = '', trouble] = (end === -1 ? part : part.slice(0, end)).trim().split(' !');
    const lines =
      end === -1
        ? []
        : part
            .slice(end + 1)
            .replace(/\n$/, '')
            .split('\n');
    return [`**${path}**${trouble ? ` (${trouble})` : ''}`, block(shortened(lines).join('\n'))];
  });
}

/** @param {readonly string[]} lines */
function shortened(lines) {
  if (lines.length <= LONGEST) return lines;
  return [...lines.slice(0, LONGEST - 4), `… ${lines.length - LONGEST + 4} more lines`];
}

/** @param {string} text */
function block(text) {
  const fence = /^(?:`{3,})/m.test(text) ? '````' : '```';
  return `${fence}text\n${text}\n${fence}`;
}

/** @param {readonly Rule[]} rules */
export function ruleIndex(rules) {
  const groups = [...new Set(rules.map(({ code }) => code.split('/')[0] ?? ''))];
  return [
    note,
    '# The rules',
    `Every finding of \`orch check\` and of the editor, ${rules.length} of them. \`orch explain CODE\` shows the same page in the terminal. An **error** is unreadable or provably contradictory, a **warning** is a likely fault, **info** and **hint** are style and what cannot be proven. The policy may set other severities ([policy](../policy.md)). \`orch baseline write\` accepts what is there today, clock findings included, so that only new findings fail: they are known by file, record and the text of the cell, in \`.orch-baseline.json\`, which is committed. A single one is suppressed with a reason ([policy/suppression](policy/suppression.md)).`,
    ...groups.flatMap((group) => [`## ${group}`, groupTable(rules.filter(({ code }) => code.startsWith(`${group}/`)))]),
  ].join('\n\n');
}

/** @param {readonly Rule[]} rules */
function groupTable(rules) {
  const rows = rules.map(
    ({ code, severity, time, docs }) =>
      `| [${code}](${code}.md) | ${severity}${time ? ', by time' : ''} | ${docs.what.replaceAll('|', '\\|')} |`,
  );
  return ['| finding | severity | what |', '| --- | --- | --- |', ...rows].join('\n');
}
