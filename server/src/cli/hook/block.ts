/**
 * The lines of a pre-commit hook that are Orch's. A script is handled as a string of bytes (`latin1`), so that what others
 * wrote stays as it is in whatever encoding.
 */
export interface Block {
  /** The workspace: where it lies below the top of the worktree, '' for the top itself. */
  readonly below: string;
  /** Orch made the file: with the last of its lines the file goes. */
  readonly madeFile: boolean;
  /** What stands between the marks. */
  readonly body: string;
}

/** What a script is without Orch's lines, and these. */
export type HookScript =
  | { readonly kind: 'script'; readonly blocks: readonly PlacedBlock[] }
  /** A mark without its other half; `line` counts from 1. */
  | { readonly kind: 'damaged'; readonly line: number };

interface PlacedBlock extends Block {
  readonly from: number;
  /** Behind the block. */
  readonly to: number;
}

/** The whole of a hook that holds nothing but what Orch put there. */
export const SHEBANG = '#!/bin/sh\n';

const MARK = /^# (>>>|<<<) orch (\S+) (?:>>>|<<<)(?: (made-file))?\r?$/gm;

/** Orch's blocks in a script. */
export function readScript(script: string): HookScript {
  const blocks: PlacedBlock[] = [];
  let open: RegExpExecArray | undefined;
  for (const mark of script.matchAll(MARK)) {
    const begins = mark[1] === '>>>';
    if (begins !== (open === undefined) || (open !== undefined && open[2] !== mark[2]))
      return damagedAt(script, open ?? mark);
    if (open !== undefined) blocks.push(blockBetween(script, open, mark));
    open = begins ? mark : undefined;
  }
  return open === undefined ? { kind: 'script', blocks } : damagedAt(script, open);
}

function blockBetween(script: string, open: RegExpExecArray, close: RegExpExecArray): PlacedBlock {
  const end = close.index + close[0].length;
  const last = end === script.length;
  return {
    below: decode(open[2] ?? ''),
    madeFile: open[3] !== undefined,
    body: script.slice(open.index + open[0].length + 1, close.index),
    // At the end without a line's end: the block brought the one in front of it, since the script had none there.
    from: last ? Math.max(0, open.index - 1) : open.index,
    to: last ? end : end + 1,
  };
}

function damagedAt(script: string, mark: RegExpExecArray): HookScript {
  return { kind: 'damaged', line: script.slice(0, mark.index).split('\n').length };
}

/** The script with the block: in the place of the workspace's own, else in front of all that others wrote, which may end it early. */
export function withBlock(script: string, block: Block): string {
  const text = textOf(block);
  const known = blocksOf(script).find(({ below }) => below === block.below);
  if (known !== undefined) {
    const [lead, trail] = known.to === script.length && !script.endsWith('\n') ? ['\n', ''] : ['', '\n'];
    return (
      script.slice(0, known.from) +
      lead +
      textOf({ ...block, madeFile: known.madeFile }) +
      trail +
      script.slice(known.to)
    );
  }
  if (!script.startsWith('#!')) return `${text}\n${script}`;
  const end = script.indexOf('\n');
  return end === -1 ? `${script}\n${text}` : `${script.slice(0, end + 1)}${text}\n${script.slice(end + 1)}`;
}

/** The script without the block of a workspace; undefined where the whole file was Orch's. */
export function withoutBlock(script: string, below: string): string | undefined {
  const block = blocksOf(script).find((one) => one.below === below);
  if (block === undefined) return script;
  const rest = script.slice(0, block.from) + script.slice(block.to);
  if (!block.madeFile) return rest;
  const [heir] = blocksOf(rest);
  if (heir !== undefined) return withHeir(rest, heir);
  return rest === SHEBANG ? undefined : rest;
}

/** Another workspace's block remembers from now on that Orch made the file. */
function withHeir(script: string, heir: PlacedBlock): string {
  return `${script.slice(0, heir.from)}${textOf({ ...heir, madeFile: true })}\n${script.slice(heir.to)}`;
}

function blocksOf(script: string): readonly PlacedBlock[] {
  const read = readScript(script);
  return read.kind === 'script' ? read.blocks : [];
}

function textOf({ below, madeFile, body }: Block): string {
  const name = encode(below);
  return `# >>> orch ${name} >>>${madeFile ? ' made-file' : ''}\n${body}# <<< orch ${name} <<<`;
}

function encode(below: string): string {
  return below === '' ? '.' : encodeURIComponent(below);
}

function decode(name: string): string {
  try {
    return name === '.' ? '' : decodeURIComponent(name);
  } catch {
    return name;
  }
}
