import Builder from 'fast-xml-builder';

/** An element of an XML document. Attributes and text are any strings: what XML cannot hold becomes U+FFFD. */
export interface XmlElement {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly children?: readonly (XmlElement | string)[];
}

/** An XML 1.0 document in UTF-8, an element a line; elements that hold text hold nothing else. */
export function printXml(root: XmlElement): string {
  const declaration = { '?xml': [{ '#text': '' }], ':@': { version: '1.0', encoding: 'UTF-8' } };
  return `${builder.build([declaration, nodeOf(root)]).trimStart()}\n`;
}

/** Line ends and tabs in attributes are entities: a reader would make blanks of them. */
const ENTITIES: readonly (readonly [sign: string, entity: string])[] = [
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&apos;'],
  ['\t', '&#9;'],
  ['\n', '&#10;'],
  ['\r', '&#13;'],
];

/** A constant of its own: the types of the library do not name `entities`, which it takes. */
const OPTIONS = {
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  // Else it leaves out the value of an attribute that says "true".
  suppressBooleanAttributes: false,
  suppressEmptyNode: true,
  format: true,
  entities: ENTITIES.map(([sign, val]) => ({ regex: new RegExp(sign, 'g'), val })),
};

const builder = new Builder(OPTIONS);

/** An element as the builder takes it. */
type Node = Readonly<Record<string, unknown>>;

function nodeOf({ name, attributes = {}, children = [] }: XmlElement): Node {
  const said = Object.entries(attributes).map(([key, value]): [string, string] => [key, legal(value)]);
  return { [name]: children.map(childOf), ':@': Object.fromEntries(said) };
}

function childOf(child: XmlElement | string): Node {
  return typeof child === 'string' ? { '#text': legal(child) } : nodeOf(child);
}

/** Characters that no XML 1.0 document may hold, not even as an entity; half a surrogate pair is one. */
function legal(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');
}
