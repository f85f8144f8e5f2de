// A language client that drives one server process and measures it.
import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import { pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node.js';

/**
 * @typedef {object} ServerDefinition
 * @property {string} name
 * @property {readonly string[]} argv what node runs
 * @property {readonly [string, ...string[]]} files the documents, relative to the workspace; the first is typed into
 * @property {string} language
 * @property {boolean} [pulls] it answers requests for diagnostics; else it publishes them
 * @property {unknown} [options] initializationOptions
 * @property {(root: string) => unknown} [settings] what it gets for every section it asks for
 * @property {(connection: import('vscode-languageserver-protocol').MessageConnection, root: string) => void} [serve] answers its own requests
 */

/** One server at work on one workspace. */
export class Session {
  /** @type {Map<string, { version: number, text: string }>} */
  #documents = new Map();
  /** @type {Map<string, () => void>} */
  #published = new Map();
  #pull = false;

  /**
   * @param {ServerDefinition} definition
   * @param {string} root
   */
  constructor(definition, root) {
    this.definition = definition;
    this.root = root;
    this.child = spawn(process.execPath, [...definition.argv], { stdio: ['pipe', 'pipe', 'ignore'], cwd: root });
    this.connection = createMessageConnection(
      new StreamMessageReader(this.child.stdout),
      new StreamMessageWriter(this.child.stdin),
    );
    this.connection.onRequest('workspace/configuration', ({ items }) =>
      items.map(() => definition.settings?.(root) ?? null),
    );
    this.connection.onRequest('client/registerCapability', ({ registrations }) => {
      if (registrations.some((/** @type {{ method: string }} */ one) => one.method === 'textDocument/diagnostic'))
        this.#pull = true;
      return null;
    });
    for (const method of [
      'client/unregisterCapability',
      'window/workDoneProgress/create',
      'workspace/diagnostic/refresh',
      'workspace/codeLens/refresh',
    ]) {
      this.connection.onRequest(method, () => null);
    }
    this.connection.onNotification('textDocument/publishDiagnostics', ({ uri }) => this.#published.get(uri)?.());
    definition.serve?.(this.connection, root);
    this.connection.listen();
  }

  async start() {
    const rootUri = pathToFileURL(this.root).href;
    const { capabilities } = await this.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri,
      workspaceFolders: [{ uri: rootUri, name: 'bench' }],
      initializationOptions: this.definition.options,
      capabilities: {
        workspace: {
          configuration: true,
          workspaceFolders: true,
          didChangeConfiguration: {},
          diagnostics: { refreshSupport: true },
        },
        textDocument: {
          synchronization: {},
          diagnostic: { dynamicRegistration: true, relatedDocumentSupport: false },
          publishDiagnostics: { versionSupport: true },
        },
      },
    });
    this.#pull ||= capabilities.diagnosticProvider !== undefined;
    await this.connection.sendNotification('initialized', {});
    // A server that registers its diagnostics later must have done so before anything is measured.
    for (let tries = 0; this.definition.pulls === true && !this.#pull && tries < 300; tries++) await delay(100);
    await this.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: this.definition.settings?.(this.root) ?? {},
    });
  }

  /** @param {string} file */
  uri(file) {
    return pathToFileURL(`${this.root}/${file}`).href;
  }

  /**
   * Opens a document and waits for its diagnostics.
   * @param {string} file
   */
  async open(file) {
    const uri = this.uri(file);
    const text = fs.readFileSync(`${this.root}/${file}`, 'utf8');
    this.#documents.set(uri, { version: 1, text });
    const published = this.#nextPublished(uri);
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: this.definition.language, version: 1, text },
    });
    await (this.#pull ? this.#pulled(uri) : published);
  }

  /**
   * Types one character, and waits for the diagnostics of the text that it makes.
   * @param {string} file
   * @param {{ line: number, character: number }} at
   * @param {string} text
   * @param {number} [replaced] how many characters it replaces
   */
  async type(file, at, text, replaced = 0) {
    const uri = this.uri(file);
    const document = this.#documents.get(uri);
    if (document === undefined) throw new Error(`${file} is not open`);
    document.version++;
    const published = this.#nextPublished(uri);
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: document.version },
      contentChanges: [{ range: { start: at, end: { line: at.line, character: at.character + replaced } }, text }],
    });
    await (this.#pull ? this.#pulled(uri) : published);
  }

  /** @param {string} uri */
  #pulled(uri) {
    return this.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
  }

  /** @param {string} uri */
  #nextPublished(uri) {
    return new Promise((resolve) => this.#published.set(uri, () => resolve(undefined)));
  }

  /** Waits until the server has not used any CPU for a while: what it does by itself after opening is over. */
  async settle() {
    for (let last = -1, now = this.cpu(); now !== last;) {
      await delay(300);
      last = now;
      now = this.cpu();
    }
  }

  /** CPU time of the process so far, in ms (user and system). */
  cpu() {
    const stat = fs.readFileSync(`/proc/${this.child.pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  }

  /** Resident memory now, in MB. */
  memory() {
    const status = fs.readFileSync(`/proc/${this.child.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  }

  async stop() {
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    const timer = setTimeout(() => this.child.kill('SIGKILL'), 5000);
    await Promise.race([
      this.connection.sendRequest('shutdown').then(() => this.connection.sendNotification('exit')),
      ended,
    ]).catch(() => undefined);
    this.child.stdin.end();
    await ended;
    clearTimeout(timer);
    this.connection.dispose();
  }
}

/** @param {number} ms */
function delay(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
