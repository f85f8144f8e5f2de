import { Lines, type Range } from '../text/index.js';
import { shown, type PlacelessProblem, type PolicyProblem } from './problems.js';
import { offsetsOf } from './yamlValue.js';
import type { YamlFault } from './yamlSource.js';

/** Where the YAML stands in the Markdown file, and so where a problem does. */
export class PolicySource {
  readonly yaml: string;
  readonly #lines: Lines;
  #orch: unknown;

  constructor(
    text: string,
    readonly start: number,
    end: number,
  ) {
    // A bare CR ends a line in Markdown but not for the YAML parser; offsets stay what they are.
    this.yaml = text.slice(start, end).replace(/\r(?!\n)/g, '\n');
    this.#lines = new Lines(text.slice(0, end));
  }

  /** From now on paths lead from this node, the root mapping of the YAML. */
  root(node: unknown): void {
    this.#orch = node;
  }

  /** Offsets in the YAML → range in the file. */
  range(from: number, to: number): Range {
    return { start: this.#lines.positionAt(this.start + from), end: this.#lines.positionAt(this.start + to) };
  }

  /** The range at a path below `orch:`, or of the nearest thing above it. */
  rangeOf(path: readonly string[], at: 'key' | 'value' = 'value'): Range {
    for (let length = path.length; length >= 0; length--) {
      const found = offsetsOf(this.#orch, ['orch', ...path.slice(0, length)], length < path.length ? 'key' : at);
      if (found) return this.range(found.from, found.to);
    }
    return this.range(0, 0);
  }

  place(problem: PlacelessProblem): PolicyProblem {
    return { ...problem, range: this.rangeOf(problem.path, problem.at) };
  }

  /** A fault of the YAML as a problem of the policy. */
  fault({ reason, from, to, detail }: YamlFault): PolicyProblem {
    const range = this.range(from, Math.max(from, to));
    const actual = this.yaml.slice(from, Math.min(to, from + 60));
    const base = {
      kind: 'yaml',
      reason,
      severity: 'error',
      path: [],
      at: 'value',
      actual,
      expected: [],
      range,
    } as const;
    return detail === undefined ? base : { ...base, detail: shown(detail, 200) };
  }
}
