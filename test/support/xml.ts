import { SaxesParser } from 'saxes';

/** An element as it was read; blanks between elements are left out. */
export interface ReadElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (ReadElement | string)[];
}

interface Open extends ReadElement {
  readonly children: (ReadElement | string)[];
}

/** Reads an XML document by a library that has nothing in common with the one that prints. Throws where it is not well-formed. */
export function readXml(text: string): ReadElement {
  const parser = new SaxesParser();
  const root: Open = { name: '', attributes: {}, children: [] };
  const open: Open[] = [root];
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: { ...attributes }, children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', (said) => {
    if (said.trim() !== '') open.at(-1)?.children.push(said);
  });
  parser.on('closetag', () => void open.pop());
  parser.write(text).close();
  const [first] = root.children;
  if (first === undefined || typeof first === 'string') throw new Error('no element');
  return first;
}
