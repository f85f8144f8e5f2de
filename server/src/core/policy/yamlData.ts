import { parseYaml } from './yamlSource.js';
import { plainValue } from './yamlValue.js';

/** The value of a YAML text as plain data; undefined where anything is wrong with it. Takes bounded time and memory. */
export function yamlData(text: string): unknown {
  const { document, faults } = parseYaml(text);
  if (document === undefined || faults.length > 0) return undefined;
  const { value, faults: spoilt } = plainValue(document.contents, document);
  return spoilt.length > 0 ? undefined : value;
}
