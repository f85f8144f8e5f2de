import {
  applyBaseline,
  readBaseline,
  type Baseline,
  type Finding,
  type SourceFile,
  type Workspace,
} from '../core/index.js';

/** The findings that a team accepted when Orch came in: an editor shows none of them, as `orch check` does. */
export class Accepted {
  #source: SourceFile | undefined;
  #baseline: Baseline | undefined;

  /** @param complain is told once where a baseline cannot be read; then nothing counts as accepted */
  constructor(private readonly complain: (what: string) => void) {}

  /** The findings that are not accepted, in their order. */
  fresh(findings: readonly Finding[], workspace: Workspace, source: SourceFile | undefined): readonly Finding[] {
    if (source !== this.#source) {
      this.#source = source;
      this.#baseline = source && this.#read(source);
    }
    return this.#baseline === undefined ? findings : applyBaseline(findings, this.#baseline, workspace).fresh;
  }

  #read({ path, text, trouble }: SourceFile): Baseline | undefined {
    const reading = trouble === undefined ? readBaseline(text) : undefined;
    if (reading?.kind === 'read') return reading.baseline;
    this.complain(`${path} is no baseline that this version reads: ${reading?.kind ?? trouble?.kind ?? 'unreadable'}`);
    return undefined;
  }
}
