import * as vscode from 'vscode';

/** A file system that lies on no disk, as virtual workspaces have it. */
export class MemoryFiles implements vscode.FileSystemProvider {
  readonly #files = new Map<string, Uint8Array>();
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;
  #time = Date.now();

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat({ path }: vscode.Uri): vscode.FileStat {
    const bytes = this.#files.get(path);
    if (bytes !== undefined) return { type: vscode.FileType.File, ctime: 0, mtime: this.#time, size: bytes.length };
    if (!this.#below(path).next().done) return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    throw vscode.FileSystemError.FileNotFound(path);
  }

  readDirectory({ path }: vscode.Uri): [string, vscode.FileType][] {
    const kinds = new Map<string, vscode.FileType>();
    for (const below of this.#below(path)) {
      const [name = '', rest] = below.split('/');
      kinds.set(name, rest === undefined ? vscode.FileType.File : vscode.FileType.Directory);
    }
    return [...kinds];
  }

  readFile({ path }: vscode.Uri): Uint8Array {
    const bytes = this.#files.get(path);
    if (bytes === undefined) throw vscode.FileSystemError.FileNotFound(path);
    return bytes;
  }

  writeFile(uri: vscode.Uri, bytes: Uint8Array): void {
    const type = this.#files.has(uri.path) ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created;
    this.#files.set(uri.path, bytes);
    this.#time++;
    this.#changed.fire([{ type, uri }]);
  }

  delete(uri: vscode.Uri): void {
    this.#files.delete(uri.path);
    this.#changed.fire([{ type: vscode.FileChangeType.Deleted, uri }]);
  }

  createDirectory(): void {
    // A folder is there while something lies in it.
  }

  rename(): never {
    throw vscode.FileSystemError.NoPermissions();
  }

  /** Paths of the files below a folder, relative to it. */
  *#below(folder: string): Generator<string> {
    for (const path of this.#files.keys()) if (path.startsWith(`${folder}/`)) yield path.slice(folder.length + 1);
  }
}
