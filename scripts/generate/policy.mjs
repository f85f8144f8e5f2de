// The policy: schema.json is the one source of its types, its validator and its documentation.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import { compile } from 'json-schema-to-typescript';
import { format, resolveConfig } from 'prettier';
import { policyDocs } from './lib/policyDocs.mjs';

const home = 'server/src/core/policy';
const source = new URL(`../../${home}/schema.json`, import.meta.url);
const banner = '// Generated from schema.json by `npm run generate`; do not edit.\n';

/** The schema without what only people read, so that the validator does not carry it. */
function bare(/** @type {unknown} */ schema) {
  return JSON.parse(
    JSON.stringify(schema, (key, value) =>
      ['description', 'x-ja', 'default', 'title'].includes(key) ? undefined : value,
    ),
  );
}

/** The schema without what only the validator asks, for those who complete and explain. */
function told(/** @type {unknown} */ schema) {
  const checked = /^(?:\$schema|\$id|title|propertyNames|(?:min|max)(?:Length|Items|Properties))$/;
  // A key of the policy may have such a name: that is a mapping with a description.
  return JSON.parse(JSON.stringify(schema), (key, value) =>
    checked.test(key) && value?.description === undefined ? undefined : value,
  );
}

/** The validator as plain code without imports: `unicode: false` counts UTF-16 units, which needs no helper of ajv. */
function validator(/** @type {object} */ schema) {
  const ajv = new Ajv({
    allErrors: true,
    strict: true,
    strictTypes: false,
    unicode: false,
    messages: false,
    logger: false,
    inlineRefs: false,
    code: { source: true, esm: true, lines: true },
  });
  const code = String((standalone.default ?? standalone)(ajv, ajv.compile(schema)));
  if (/\brequire\(|\bimport\b|\bFunction\(|\beval\(/.test(code)) throw new Error('the validator must stand alone');
  return code.replace(/^"use strict";\s*/, '').replace(/^export default .*;\s*/m, '');
}

/** Descriptions become comments of the types. */
async function typesOf(/** @type {object} */ schema) {
  const types = await compile(schema, 'PolicyInput', {
    bannerComment: '',
    format: false,
    additionalProperties: false,
    ignoreMinAndMaxItems: true,
  });
  const inner = types.replace(/^export (interface|type) (?!PolicyInput\b)/gm, '$1 ');
  return format(inner, { ...(await resolveConfig(fileURLToPath(source))), parser: 'typescript' });
}

/**
 * The known keys of every mapping in the policy by its path, `*` for a key of the team's own: `lock`, `states.*`.
 * @param {any} schema
 */
function knownKeys(schema) {
  /** @type {Record<string, string[]>} */
  const keys = {};
  const visit = (/** @type {any} */ node, /** @type {string[]} */ path) => {
    if (node.$ref) visit(schema.definitions[node.$ref.split('/').at(-1)], path);
    for (const choice of node.anyOf ?? []) visit(choice, path);
    if (node.properties) keys[path.join('.')] = Object.keys(node.properties);
    for (const [key, child] of Object.entries(node.properties ?? {})) visit(child, [...path, key]);
    if (typeof node.additionalProperties === 'object') visit(node.additionalProperties, [...path, '*']);
  };
  visit(schema, []);
  return format(`export const POLICY_KEYS: Readonly<Record<string, readonly string[]>> = ${JSON.stringify(keys)};`, {
    printWidth: 120,
    singleQuote: true,
    parser: 'typescript',
  });
}

/** The default states and events, from their TypeScript. */
async function processByDefault() {
  const { outputFiles } = await build({
    stdin: {
      contents: `export { DEFAULT_STATES as states } from './states.ts'; export { DEFAULT_EVENTS as events } from './events.ts';`,
      resolveDir: fileURLToPath(new URL(`../../${home}/defaults`, import.meta.url)),
    },
    bundle: true,
    format: 'esm',
    write: false,
  });
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0]?.text ?? '')}`);
}

export default async function policy() {
  const schema = JSON.parse(await readFile(source, 'utf8'));
  const types = await typesOf(structuredClone(schema));
  return [
    { path: `${home}/policyInput.generated.ts`, content: `${banner}${types}` },
    {
      path: `${home}/validate.generated.ts`,
      content: `${banner}// @ts-nocheck: code by ajv, typed where it is used (check.ts)\n${validator(bare(schema))}\n`,
    },
    {
      path: `${home}/schema.generated.ts`,
      content: `${banner}export const POLICY_SCHEMA: unknown = ${JSON.stringify(told(schema), undefined, 1)};\n`,
    },
    { path: `${home}/keys.generated.ts`, content: `${banner}${await knownKeys(schema)}` },
    { path: 'docs/policy.md', content: policyDocs(schema, await processByDefault()) },
  ];
}
