import { afterEach, describe, expect, it, vi } from 'vitest';
import { defaultPolicy, type Wanted } from '../../../server/src/core/index.js';
import { FactsNow } from '../../../server/src/node/factsNow.js';
import { readBase } from '../../../server/src/node/git/base.js';
import { BaseTexts } from '../../../server/src/node/git/baseTexts.js';
import { GitObjects } from '../../../server/src/node/git/objects.js';
import { git, repositoryWith, write } from '../../support/git.js';

const FOLDER = 'ORCH/patches';
const SAME = `${FOLDER}/2026-01/same.md`;
const OTHER = `${FOLDER}/2026-01/other.md`;
const NEW = `${FOLDER}/new.md`;

const open: GitObjects[] = [];

afterEach(() => {
  for (const objects of open.splice(0)) objects.end();
});

/** The base's texts, and the names of what was read of git since they were opened. */
async function textsIn(root: string): Promise<{ readonly texts: BaseTexts; readonly reads: readonly string[] }> {
  const objects = new GitObjects(root);
  open.push(objects);
  const base = await readBase(objects, root, 'HEAD', defaultPolicy);
  if (base === undefined) throw new Error('no base');
  const reads: string[] = [];
  const read = objects.read.bind(objects);
  vi.spyOn(objects, 'read').mockImplementation((name, limit) => {
    reads.push(name);
    return read(name, limit);
  });
  return { texts: new BaseTexts(objects, base), reads };
}

function wantedOf(path: string): Wanted {
  return { path, text: true, base: true };
}

function blobOf(root: string, path: string): string {
  return git(root, 'rev-parse', `HEAD:${path}`);
}

describe('what the base says of any file', () => {
  it('is known without reading where the file is as it was, once its folder was looked into', async () => {
    const root = repositoryWith({ [SAME]: 'same\n', [OTHER]: 'before\n' });
    write(root, { [OTHER]: 'after\n', [NEW]: 'new\n' });
    const { texts, reads } = await textsIn(root);
    await texts.lookInto(`${FOLDER}/`);
    const facts = texts.over(new FactsNow(root));
    expect([SAME, OTHER, NEW].map((path) => facts.base?.(path))).toEqual(['same\n', undefined, undefined]);
    expect(await texts.gather([OTHER, NEW].map(wantedOf))).toBe(true);
    expect([SAME, OTHER, NEW].map((path) => facts.base?.(path))).toEqual(['same\n', 'before\n', null]);
    expect(reads).toContain(blobOf(root, OTHER));
    expect(reads).not.toContain(blobOf(root, SAME));
  });

  it('is gathered without reading where the file is as it was', async () => {
    const root = repositoryWith({ [SAME]: '同じ\n', [OTHER]: 'before\n' });
    write(root, { [OTHER]: 'after\n' });
    const { texts, reads } = await textsIn(root);
    expect(await texts.gather([SAME, OTHER].map(wantedOf), new FactsNow(root))).toBe(true);
    expect([SAME, OTHER].map((path) => texts.of(path))).toEqual(['同じ\n', 'before\n']);
    expect(reads).not.toContain(blobOf(root, SAME));
    expect(await texts.gather([SAME, OTHER].map(wantedOf))).toBe(false);
  });

  it('has the line ends that git keeps, whatever a checkout made of them', async () => {
    const root = repositoryWith({ [SAME]: 'a\nb\n', [OTHER]: 'a\r\nb\n' });
    write(root, { [SAME]: 'a\r\nb\r\n' });
    const { texts, reads } = await textsIn(root);
    await texts.gather([SAME, OTHER].map(wantedOf), new FactsNow(root));
    expect([SAME, OTHER].map((path) => texts.of(path))).toEqual(['a\nb\n', 'a\r\nb\n']);
    expect(reads).not.toContain(blobOf(root, SAME));
  });

  it('is read where a mark at the beginning, or bytes that are no text, hide what the file is', async () => {
    const root = repositoryWith({ [SAME]: '\uFEFFmarked\n', [OTHER]: 'text\n' });
    write(root, { [OTHER]: Buffer.from([0xff, 0xfe, 0x80]) });
    const { texts } = await textsIn(root);
    await texts.lookInto(FOLDER);
    await texts.gather([SAME, OTHER].map(wantedOf), new FactsNow(root));
    expect([SAME, OTHER].map((path) => texts.of(path))).toEqual(['marked\n', 'text\n']);
  });

  it('is nothing where the folder is not there, and where it was committed without files', async () => {
    const root = repositoryWith({ 'a.txt': 'a' });
    const { texts } = await textsIn(root);
    await texts.lookInto(FOLDER);
    await texts.lookInto('a.txt');
    const facts = texts.over(new FactsNow(root));
    expect(facts.base?.(SAME)).toBeUndefined();
    await texts.gather([wantedOf(SAME)], facts);
    expect(facts.base?.(SAME)).toBeNull();
  });
});

describe('in a repository with names of SHA-256', () => {
  it('is known without reading as well', async () => {
    const root = repositoryWith({ [SAME]: 'same\n' }, '--object-format=sha256');
    const { texts, reads } = await textsIn(root);
    await texts.gather([wantedOf(SAME)], new FactsNow(root));
    expect(texts.of(SAME)).toBe('same\n');
    expect(reads).not.toContain(blobOf(root, SAME));
  });
});
