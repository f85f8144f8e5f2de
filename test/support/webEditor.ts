import { TextDocument } from 'vscode-languageserver-textdocument';
import { RequestType, type CreateFile, type TextDocumentEdit } from 'vscode-languageserver-protocol/node';
import { webHost } from '../../server/src/lsp/webHost.js';
import type {
  ListFolderParams,
  ListFolderResult,
  ReadFileParams,
  ReadFileResult,
  ReadStateResult,
  SaveParams,
  WriteStateParams,
} from '../../server/src/protocol.js';
import { LspClient } from './lspClient.js';

const READ = new RequestType<ReadFileParams, ReadFileResult, void>('orch/readFile');

export const WEB_ROOT = 'vscode-vfs://github/shop/shop';

/** An editor in a browser: files in memory, which it reads, edits and saves for the server, and what it keeps for it. */
export class WebEditor {
  readonly files = new Map<string, string>();
  /** Documents that are edited and not saved yet. */
  readonly dirty = new Map<string, string>();
  /** Changes of each edit, in order. */
  readonly edits: (TextDocumentEdit | CreateFile)[][] = [];
  /** What it keeps for the server. */
  state: unknown = null;
  writable = true;
  /** Whether it lists all that lies in a folder. */
  complete = true;
  /** URIs of files that it cannot read. */
  readonly unreadable = new Set<string>();
  /** Called before an edit is applied; false: it is not. */
  beforeEdit: () => boolean = () => true;
  /** What saving makes of a text. */
  onSave: (text: string) => string = (text) => text;
  client!: LspClient;

  /** @param hostFor of a server in a worker; or of one on Node whose editor shows a folder that lies on no disk */
  static async open(
    files: Readonly<Record<string, string>>,
    options: object = {},
    hostFor: typeof webHost = webHost,
  ): Promise<WebEditor> {
    const editor = new WebEditor();
    for (const [path, text] of Object.entries(files)) editor.files.set(`${WEB_ROOT}/${path}`, text);
    const able = { readsFiles: true, saves: true, keepsState: true, actor: 'WORK@ada' };
    editor.client = await LspClient.connectTo(
      hostFor,
      { folders: [WEB_ROOT], options: { ...able, ...options } },
      (client) => editor.#answer(client),
    );
    return editor;
  }

  text(path: string): string {
    return this.files.get(`${WEB_ROOT}/${path}`) ?? '';
  }

  write(path: string, text: string): void {
    this.files.set(`${WEB_ROOT}/${path}`, text);
  }

  /** Path → text of the audit log. */
  auditFiles(): ReadonlyMap<string, string> {
    const own = [...this.files].map(([uri, text]) => [uri.slice(WEB_ROOT.length + 1), text] as const);
    return new Map(own.filter(([path]) => path.endsWith('.jsonl')));
  }

  #answer({ connection }: LspClient): void {
    connection.onRequest(READ, (params) => this.#read(params));
    connection.onRequest('orch/listFolder', (params: ListFolderParams) => this.#list(params));
    connection.onRequest('orch/readState', () => ({ state: this.state, writable: this.writable }) as ReadStateResult);
    connection.onRequest('orch/writeState', ({ state }: WriteStateParams) => {
      this.state = state;
      return null;
    });
    connection.onRequest(
      'workspace/applyEdit',
      async ({ edit }: { edit: { documentChanges: (TextDocumentEdit | CreateFile)[] } }) => {
        return { applied: await this.#apply(edit.documentChanges) };
      },
    );
    connection.onRequest('orch/save', async ({ uris }: SaveParams) => {
      for (const uri of uris) await this.#save(uri);
      return { saved: true };
    });
  }

  #read({ uri, content }: ReadFileParams): ReadFileResult {
    if (this.unreadable.has(uri)) return { kind: 'unreadable', reason: 'EACCES' };
    const text = this.files.get(uri);
    if (text === undefined) return this.#isFolder(uri) ? { kind: 'directory' } : { kind: 'missing' };
    const bytes = Buffer.from(text);
    return { kind: 'file', size: bytes.length, ...(content ? { base64: bytes.toString('base64') } : {}) };
  }

  #isFolder(uri: string): boolean {
    return [...this.files.keys()].some((other) => other.startsWith(`${uri}/`));
  }

  #list({ uri }: ListFolderParams): ListFolderResult {
    const below = [...this.files.keys()].flatMap((other) =>
      other.startsWith(`${uri}/`) ? [other.slice(uri.length + 1)] : [],
    );
    const names = new Map(below.map((path) => [path.split('/')[0]!, path.includes('/')]));
    const entries = [...names].map(([name, isFolder]) => ({ name, kind: isFolder ? 'directory' : 'file' }) as const);
    return { entries, complete: this.complete };
  }

  async #apply(changes: readonly (TextDocumentEdit | CreateFile)[]): Promise<boolean> {
    if (!this.beforeEdit()) return false;
    this.edits.push([...changes]);
    for (const change of changes) if ('textDocument' in change && !this.#fits(change)) return false;
    for (const change of changes) {
      if (!('textDocument' in change)) {
        if (this.files.has(change.uri)) return false;
        this.files.set(change.uri, '');
      } else if (this.client.isOpen(change.textDocument.uri)) {
        await this.client.apply(change.textDocument.uri, change.edits as never);
      } else {
        const { uri } = change.textDocument;
        const document = TextDocument.create(uri, '', 0, this.files.get(uri) ?? '');
        this.dirty.set(uri, TextDocument.applyEdits(document, change.edits as never));
      }
    }
    return true;
  }

  #fits({ textDocument: { uri, version } }: TextDocumentEdit): boolean {
    return version === null || this.client.versionOf(uri) === version;
  }

  async #save(uri: string): Promise<void> {
    const isOpen = this.client.isOpen(uri);
    const text = isOpen ? this.client.textOf(uri) : this.dirty.get(uri);
    this.dirty.delete(uri);
    if (text !== undefined) this.files.set(uri, this.onSave(text));
    if (isOpen) await this.client.notify('textDocument/didSave', { textDocument: { uri } });
  }
}
