import { applyPatch, parsePatch, type StructuredPatch } from 'diff';

/** One file that a patch changes; undefined where there is none on that side. */
export interface FilePatch {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly patch: StructuredPatch;
}

/** The files that patches change, by path; undefined where one of them cannot be read, or changes nothing that is text. */
export function readPatches(texts: readonly string[]): readonly FilePatch[] | undefined {
  try {
    const files = texts.flatMap((text) => parsePatch(text)).flatMap((patch) => fileOf(patch) ?? []);
    return files.length === 0 ? undefined : files;
  } catch {
    // How the library says that it is no patch.
    return undefined;
  }
}

function fileOf(patch: StructuredPatch): FilePatch | undefined {
  const [from, to] = [pathOf(patch.oldFileName), pathOf(patch.newFileName)];
  return patch.hunks.length === 0 || (from === undefined && to === undefined) ? undefined : { from, to, patch };
}

/** Git writes a side before each path, and no path where there is no file. */
function pathOf(name: string | undefined): string | undefined {
  return name === undefined || name === '/dev/null' ? undefined : name.replace(/^[ab]\//, '');
}

/** The text with a patch; undefined where it does not fit. */
export function patched(text: string, { patch }: FilePatch): string | undefined {
  const made = applyPatch(text, patch);
  return made === false ? undefined : made;
}
