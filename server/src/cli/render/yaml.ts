import { stringify } from 'yaml';

/** A value as YAML, lines as wide as those of this house. */
export function printYaml(value: unknown): string {
  return stringify(value, { lineWidth: 120 });
}
