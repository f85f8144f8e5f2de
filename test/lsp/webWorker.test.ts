import { build } from 'esbuild';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  createMessageConnection,
  type DataCallback,
  type Disposable,
  type Message,
  RequestType,
} from 'vscode-languageserver-protocol/node';
import type { ReadFileParams, ReadFileResult } from '../../server/src/protocol.js';
import { LspClient, PULLING, until } from '../support/lspClient.js';

const ROOT = 'vscode-vfs://github/shop/shop';
const TASKS = `${ROOT}/ORCH/STATE/TASKS.md`;
const APPROVALS = `${ROOT}/ORCH/STATE/APPROVALS.md`;
const LEDGER = '| task_id | title | state | artifact |\n|---|---|---|---|\n| T-1 | a | NONSENSE | gone.ts |\n';

/** What a web worker has; above all no `process`, `require`, `Buffer` or `global`. */
interface Scope {
  onmessage?: (event: { data: unknown }) => void;
  postMessage(message: unknown): void;
}

class PortReader extends AbstractMessageReader {
  #listen: DataCallback | undefined;

  listen(callback: DataCallback): Disposable {
    this.#listen = callback;
    return { dispose: () => undefined };
  }

  receive(message: unknown): void {
    this.#listen?.(message as Message);
  }
}

class PortWriter extends AbstractMessageWriter {
  constructor(private readonly scope: Scope) {
    super();
  }

  write(message: Message): Promise<void> {
    // As between real threads: what arrives is a copy, later.
    setTimeout(() => this.scope.onmessage?.({ data: structuredClone(message) }), 0);
    return Promise.resolve();
  }

  end(): void {
    // A port has no end.
  }
}

let script = '';

beforeAll(async () => {
  const bundle = await build({
    absWorkingDir: join(import.meta.dirname, '../..'),
    entryPoints: ['server/src/lsp/webMain.ts'],
    bundle: true,
    write: false,
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    mainFields: ['browser', 'module', 'main'],
    conditions: ['worker', 'module'],
    logLevel: 'error',
  });
  script = bundle.outputFiles[0]!.text;
});

function startWorker(): LspClient {
  const reader = new PortReader();
  const scope: Scope = { postMessage: (message) => reader.receive(structuredClone(message)) };
  const web = {
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    queueMicrotask,
    TextDecoder,
    TextEncoder,
    URL,
    atob,
    btoa,
    crypto,
    performance,
    console,
  };
  Object.assign(scope, web, { self: scope, addEventListener: () => undefined, removeEventListener: () => undefined });
  runInContext(script, createContext(scope));
  return new LspClient(createMessageConnection(reader, new PortWriter(scope)));
}

describe('the server in a web worker', () => {
  it('checks what is open, without any file access', async () => {
    const client = startWorker();
    await client.initialize({ folders: [ROOT], capabilities: PULLING });
    await client.open(TASKS, LEDGER);
    expect(await client.codes(TASKS)).toContain('task/state-unknown');
    expect(await client.codes(APPROVALS)).toEqual([]);
    expect(
      await client.request('textDocument/hover', { textDocument: { uri: TASKS }, position: { line: 2, character: 3 } }),
    ).toHaveProperty('contents');
    expect(client.log).toEqual([]);
  });

  it('lets the client read the rest, where it can', async () => {
    const client = startWorker();
    const asked: ReadFileParams[] = [];
    client.connection.onRequest(new RequestType<ReadFileParams, ReadFileResult, void>('orch/readFile'), (params) => {
      asked.push(params);
      if (params.uri === TASKS) return { kind: 'file', size: LEDGER.length, base64: btoa(LEDGER) };
      return { kind: 'missing' };
    });
    await client.initialize({ folders: [ROOT], capabilities: PULLING, options: { readsFiles: true } });
    await until(async () => (await client.codes(TASKS)).includes('task/state-unknown'), 'read from the client');
    await until(
      () => asked.some(({ uri, content }) => uri === `${ROOT}/gone.ts` && !content),
      'asked for the artifact',
    );
    expect(client.log).toEqual([]);
  });
});
