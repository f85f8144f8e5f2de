// The servers that are measured side by side.
import MarkdownIt from 'markdown-it';
import * as fs from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const markdown = /** @type {const} */ (['ORCH/STATE/TASKS.md', 'ORCH/STATE/APPROVALS.md']);
const parser = new MarkdownIt({ html: true });

/** @type {readonly import('./client.mjs').ServerDefinition[]} */
export const servers = [
  {
    name: 'empty server',
    pulls: true,
    argv: [here('../../dist-test/emptyServer.cjs'), '--stdio'],
    files: markdown,
    language: 'markdown',
  },
  {
    name: 'Orch',
    pulls: true,
    argv: [here('../../dist/server.cjs'), '--stdio'],
    files: markdown,
    language: 'markdown',
  },
  {
    name: 'Markdown language server',
    pulls: true,
    argv: [here('node_modules/vscode-markdown-languageserver/dist/node/workerMain.js'), '--stdio'],
    files: markdown,
    language: 'markdown',
    options: { markdownFileExtensions: ['md'], i10lLocation: '' },
    settings: () => ({
      validate: {
        enabled: true,
        referenceLinks: { enabled: 'warning' },
        fragmentLinks: { enabled: 'warning' },
        fileLinks: { enabled: 'warning' },
        ignoredLinks: [],
        unusedLinkDefinitions: { enabled: 'hint' },
        duplicateLinkDefinitions: { enabled: 'warning' },
      },
      preferredMdPathExtensionStyle: 'auto',
      occurrencesHighlight: { enabled: false },
      suggest: { paths: { enabled: true } },
      markdown: { validate: { enabled: true } },
    }),
    // It leaves parsing to its client, as VS Code does it, with markdown-it; that time is part of the round trip.
    serve(connection) {
      connection.onRequest('markdown/parse', ({ uri, text }) =>
        parser.parse(text ?? fs.readFileSync(fileURLToPath(uri), 'utf8'), {}),
      );
      connection.onRequest('markdown/fs/readFile', ({ uri }) => [...fs.readFileSync(fileURLToPath(uri))]);
      connection.onRequest('markdown/fs/stat', ({ uri }) =>
        fs.existsSync(fileURLToPath(uri)) ? { isDirectory: fs.statSync(fileURLToPath(uri)).isDirectory() } : undefined,
      );
      connection.onRequest('markdown/fs/readDirectory', () => []);
      connection.onRequest('markdown/fs/watcher/create', () => null);
      connection.onRequest('markdown/fs/watcher/delete', () => null);
      connection.onRequest('markdown/findMarkdownFilesInWorkspace', () => []);
    },
  },
  {
    name: 'YAML language server',
    argv: [here('node_modules/yaml-language-server/bin/yaml-language-server'), '--stdio'],
    // One list of both, since both ledgers are judged at every keystroke.
    files: ['ledgers.yaml'],
    language: 'yaml',
    settings: (root) => ({ yaml: yamlSettings(root), ...yamlSettings(root) }),
  },
];

/** @param {string} root */
function yamlSettings(root) {
  return {
    validate: true,
    hover: false,
    completion: false,
    schemaStore: { enable: false },
    schemas: { [`file://${root}/schema.json`]: ['ledgers.yaml'] },
  };
}
