/** What a folder of git holds under a name. */
export type Child =
  | { readonly kind: 'file' | 'link' | 'submodule'; readonly oid: string }
  /** Both sides of a merge, which is not decided yet. */
  | { readonly kind: 'unmerged' }
  | { readonly kind: 'folder'; readonly folder: Folder };

/** A folder as a commit or the index has it. */
export interface Folder {
  children(): Promise<ReadonlyMap<string, Child>>;
}

/** What a path is in a folder of git, after links. */
export type Found =
  /** `path`: where it really lies. */
  | { readonly kind: 'file'; readonly oid: string; readonly path: string }
  | { readonly kind: 'folder'; readonly folder: Folder }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unmerged' }
  /** A submodule, or a link that leads out of the folder or in a circle. */
  | { readonly kind: 'other' };

/** So many links are followed for one path, as systems do. */
const LINKS = 40;

/**
 * Looks at a path in a folder of git, part by part: only names of objects are ever handed to git, so a path may be called
 * anything. Links are followed inside the folder, as `Looker` follows them on disk.
 * @param path `/` between parts; '' is the folder itself
 * @param linkOf where the link that this object is leads
 */
export async function walk(top: Folder, path: string, linkOf: (oid: string) => Promise<string>): Promise<Found> {
  const at: { readonly folder: Folder; readonly name: string }[] = [{ folder: top, name: '' }];
  const left = partsOf(path);
  for (let links = 0; ;) {
    const part = left.shift();
    const here = at.at(-1);
    if (here === undefined) return { kind: 'other' };
    if (part === undefined) return { kind: 'folder', folder: here.folder };
    if (part === '..') {
      at.pop();
      continue;
    }
    const child = (await here.folder.children()).get(part);
    if (child?.kind === 'folder') at.push({ folder: child.folder, name: `${here.name}${part}/` });
    else if (child?.kind === 'link') {
      const target = await linkOf(child.oid);
      if (++links > LINKS || target.startsWith('/')) return { kind: 'other' };
      left.unshift(...partsOf(target));
    } else return left.length > 0 && child?.kind !== 'submodule' ? { kind: 'missing' } : leaf(child, here.name + part);
  }
}

/** Path → object of every regular file in a folder, so many folders deep. */
export async function filesIn(folder: Folder, depth: number): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const [name, child] of await folder.children()) {
    if (child.kind === 'file') found.set(name, child.oid);
    else if (child.kind === 'folder' && depth > 1)
      for (const [path, oid] of await filesIn(child.folder, depth - 1)) found.set(`${name}/${path}`, oid);
  }
  return found;
}

function leaf(child: Exclude<Child, { kind: 'folder' }> | undefined, path: string): Found {
  if (child === undefined) return { kind: 'missing' };
  if (child.kind === 'unmerged') return child;
  return child.kind === 'file' ? { kind: 'file', oid: child.oid, path } : { kind: 'other' };
}

function partsOf(path: string): string[] {
  return path.split('/').filter((part) => part !== '' && part !== '.');
}
