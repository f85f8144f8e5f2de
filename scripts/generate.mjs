// Writes everything that is generated. `--check` writes nothing and fails, naming the files, where something differs.
//
// A generator is a file in scripts/generate/ whose default export gives its outputs: [{ path, content }], `path`
// relative to the root of the repository. Outputs are formatted with Prettier, except those named *.generated.*.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { check, format, resolveConfig } from 'prettier';

/** @typedef {{ path: string, content: string }} Output */

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = path.join(root, 'scripts', 'generate');

/** @returns {Promise<Output[]>} */
async function outputs() {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.mjs')).sort();
  const all = [];
  for (const file of files) {
    const generator = /** @type {{ default: () => Output[] | Promise<Output[]> }} */ (
      await import(pathToFileURL(path.join(folder, file)).href)
    );
    all.push(...(await generator.default()));
  }
  return Promise.all(all.map(formatted));
}

/** @param {Output} output */
async function formatted(output) {
  if (output.path.includes('.generated.')) return output;
  const filepath = path.join(root, output.path);
  const options = { ...(await resolveConfig(filepath)), filepath };
  const content = await format(output.content, options);
  // Markdown with CJK text may need a second pass before Prettier is content with its own work.
  return { ...output, content: (await check(content, options)) ? content : await format(content, options) };
}

/** @param {Output} output */
async function differs(output) {
  const current = await readFile(path.join(root, output.path), 'utf8').catch(() => undefined);
  return current !== output.content;
}

/** @param {Output} output */
async function write(output) {
  const file = path.join(root, output.path);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, output.content);
}

const checking = process.argv.includes('--check');
const changed = [];
for (const output of await outputs()) if (await differs(output)) changed.push(output);

for (const output of changed) {
  if (!checking) await write(output);
  console.log(`${checking ? 'out of date' : 'written'}: ${output.path}`);
}
if (checking && changed.length > 0) {
  console.error('Run `npm run generate` and commit the result.');
  process.exitCode = 1;
}
