// The settings: what of the manifest comes from the rules, and the tables of the READMEs.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadCore } from './lib/core.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (/** @type {string} */ file) => readFile(path.join(root, file), 'utf8');

/** What the tables stand between. */
const [BEGIN, END] = ['<!-- settings: made by `npm run generate` -->', '<!-- end of settings -->'];

const README = {
  'README.md': { nls: 'package.nls.json', head: ['setting', 'default', 'what it does'] },
  'README.ja.md': { nls: 'package.nls.ja.json', head: ['設定', '既定値', '説明'] },
};

export default async function settings() {
  const { rules } = await loadCore();
  const manifest = JSON.parse(await read('package.json'));
  const { properties } = manifest.contributes.configuration;
  const codes = rules.map((/** @type {{ code: string }} */ { code }) => code);
  const groups = [...new Set(codes.map((/** @type {string} */ code) => `${code.split('/')[0]}/*`))];
  Object.assign(properties['orch.rules.severity'], {
    propertyNames: { enum: [...codes, ...groups, '*'] },
    additionalProperties: { type: 'string', enum: ['error', 'warning', 'info', 'hint', 'off'] },
  });
  const readmes = Object.entries(README).map(async ([file, { nls, head }]) => {
    const table = tableOf(properties, JSON.parse(await read(nls)), head);
    return { path: file, content: withTable(await read(file), table) };
  });
  return [{ path: 'package.json', content: JSON.stringify(manifest) }, ...(await Promise.all(readmes))];
}

/**
 * @param {Record<string, any>} properties
 * @param {Record<string, string>} nls
 * @param {readonly string[]} head
 */
function tableOf(properties, nls, head) {
  const rows = Object.entries(properties).map(([name, { default: value, markdownDescription }]) => {
    return [`\`${name}\``, `\`${JSON.stringify(value)}\``, nls[markdownDescription.slice(1, -1)] ?? ''];
  });
  const line = (/** @type {readonly string[]} */ cells) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/**
 * @param {string} text
 * @param {string} table
 */
function withTable(text, table) {
  const [from, to] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`a README has no place for the settings: ${BEGIN} … ${END}`);
  return `${text.slice(0, from)}${BEGIN}\n\n${table}\n\n${text.slice(to)}`;
}
