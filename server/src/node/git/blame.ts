import { withoutFilters } from './filters.js';
import { locate } from './folder.js';
import { runGit } from './process.js';

/** Who wrote a line last. */
export interface BlamedLine {
  readonly commit: string;
  readonly author: { readonly name: string; readonly email: string };
  /** When it was committed, UTC milliseconds. */
  readonly time: number;
  /** First line of the commit's message. */
  readonly summary: string;
}

/** No answer at a hover is worth more (milliseconds). */
const PATIENCE = 5_000;

/**
 * Who wrote a line last, by git. One process a question.
 * @param path of a file below `root`
 * @param line counted from 0
 * @param contents the file as it is now, where that is not what lies on disk
 * @returns undefined where no commit has the line yet, and where git gives no answer
 */
export async function blame(
  root: string,
  path: string,
  line: number,
  contents?: string,
): Promise<BlamedLine | undefined> {
  const place = locate(root);
  if (place === undefined) return undefined;
  const number = String(line + 1);
  const args = [
    'blame',
    '--no-textconv', // it would run a program of the repository's choice
    '--porcelain',
    '-L',
    `${number},${number}`,
    ...(contents === undefined ? [] : ['--contents', '-']),
  ];
  const output = await runGit({
    cwd: place.git.top,
    args: [...args, '--', place.prefix + path],
    config: ['blame.markIgnoredLines=false', 'blame.markUnblamableLines=false'],
    env: await withoutFilters(place.git.top), // contents that are given go through them too
    patience: PATIENCE,
    ...(contents === undefined ? {} : { input: contents }),
  });
  return output === undefined ? undefined : parse(output.toString('utf8'));
}

function parse(porcelain: string): BlamedLine | undefined {
  const commit = /^[0-9a-f]+/.exec(porcelain)?.[0] ?? '';
  if (/^0*$/.test(commit)) return undefined;
  const said = (key: string): string => new RegExp(`^${key} (.*)$`, 'm').exec(porcelain)?.[1] ?? '';
  return {
    commit,
    author: { name: said('author'), email: said('author-mail').replace(/^<|>$/g, '') },
    time: Number(said('committer-time')) * 1000,
    summary: said('summary'),
  };
}
