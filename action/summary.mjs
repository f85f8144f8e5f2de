// Writes the outputs of the step, and the job's summary as Markdown, from what `orch check --format json` printed.
//   node summary.mjs REPORT CODE PREFIX     PREFIX: where the working directory lies in the repository, ending in /
import * as fs from 'node:fs';

/** @typedef {{ file: string, line: number, rule: string, severity: string, message: string, id: string | null }} Finding */
/** @typedef {{ errors: number, warnings: number, infos: number, hints: number, tasks: number, approvals: number }} Summary */

/** So many findings are listed: the log has them all. */
const LISTED = 50;

const [report = '', code = '', prefix = ''] = process.argv.slice(2);
/** @type {{ findings: Finding[], summary: Summary }} */
const { findings, summary } = JSON.parse(fs.readFileSync(report, 'utf8'));
const result = code === '0' ? 'passed' : 'failed';

const { GITHUB_OUTPUT, GITHUB_STEP_SUMMARY, SUMMARY } = process.env;
const outputs = { result, errors: summary.errors, warnings: summary.warnings };
append(
  GITHUB_OUTPUT,
  Object.entries(outputs)
    .map(([name, value]) => `${name}=${String(value)}\n`)
    .join(''),
);
if (SUMMARY === 'true') append(GITHUB_STEP_SUMMARY, markdown());

/**
 * @param {string | undefined} file
 * @param {string} text
 */
function append(file, text) {
  if (file !== undefined && file !== '') fs.appendFileSync(file, text);
}

function markdown() {
  const { errors, warnings, infos, hints, tasks, approvals } = summary;
  const counts = `${count(errors, 'error')}, ${count(warnings, 'warning')}, ${count(infos + hints, 'note')} in ${count(tasks, 'task')} and ${count(approvals, 'approval')}`;
  const order = ['error', 'warning', 'info', 'hint'];
  const sorted = [...findings].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  const rows = sorted.slice(0, LISTED).map(row).join('');
  const more = sorted.length > LISTED ? `\n${count(sorted.length - LISTED, 'more finding')} in the log.\n` : '';
  const table = rows === '' ? '' : `\n| | where | what | rule |\n| --- | --- | --- | --- |\n${rows}${more}`;
  return `### Orch: the check ${result}\n\n${counts}\n${table}\n`;
}

/** @param {Finding} finding */
function row({ file, line, rule, severity, message, id }) {
  const name = `${id === null ? '' : `${id} `}${file}:${line}`;
  return `| ${severity} | ${link(`${prefix}${file}`, line, name)} | ${plain(message)} | ${plain(rule)} |\n`;
}

/**
 * @param {string} path
 * @param {number} line
 * @param {string} text
 */
function link(path, line, text) {
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_SHA } = process.env;
  if (!GITHUB_SERVER_URL || !GITHUB_REPOSITORY || !GITHUB_SHA) return plain(text);
  const place = path
    .split('/')
    .map(encodeURIComponent)
    .join('/')
    .replace(/[()]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `[${plain(text)}](${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/blob/${GITHUB_SHA}/${place}?plain=1#L${line})`;
}

/**
 * A text of a ledger as nothing but text: neither Markdown nor HTML, mentions nor line ends.
 * @param {string} text
 */
function plain(text) {
  return text.replace(/[^\p{L}\p{N} ,./:;=→-]/gu, (char) => (/\s/.test(char) ? ' ' : `&#${char.codePointAt(0)};`));
}

/**
 * @param {number} number
 * @param {string} noun
 */
function count(number, noun) {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
