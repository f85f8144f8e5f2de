import { POLICY_SCHEMA } from '../../policy/schema.generated.js';

/** A part of the policy's JSON schema, as far as anybody is told of it. */
export interface SchemaNode {
  readonly description?: string;
  /** The description in Japanese. */
  readonly 'x-ja'?: string;
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | SchemaNode;
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
  readonly $ref?: string;
  readonly definitions?: Readonly<Record<string, SchemaNode>>;
}

const ROOT = POLICY_SCHEMA as SchemaNode;

/**
 * What may stand at a path of the front matter (`orch` first), one node for each shape that is allowed; the first has the
 * description of the place. Empty where nothing is known of it.
 */
export function schemaAt(path: readonly string[]): readonly SchemaNode[] {
  const [first, ...rest] = path;
  if (first !== 'orch') return [];
  let nodes = shapes(ROOT);
  for (const step of rest) nodes = nodes.flatMap((node) => below(node, step));
  return nodes;
}

function below(node: SchemaNode, step: string): readonly SchemaNode[] {
  const { properties = {}, additionalProperties, items } = node;
  const own = Object.hasOwn(properties, step) ? properties[step] : undefined;
  if (own !== undefined) return shapes(own);
  if (items !== undefined && /^\d+$/.test(step)) return shapes(items);
  return typeof additionalProperties === 'object' ? shapes(additionalProperties) : [];
}

/** A node and the shapes that it allows; what it says of itself goes before what a definition says. */
function shapes(node: SchemaNode): readonly SchemaNode[] {
  const { $ref, anyOf, ...own } = node;
  const name = $ref?.split('/').at(-1);
  const meant = name === undefined ? undefined : ROOT.definitions?.[name];
  if (meant !== undefined) return shapes({ ...meant, ...own });
  return anyOf === undefined ? [node] : anyOf.flatMap((one) => shapes({ ...one, ...own }));
}
