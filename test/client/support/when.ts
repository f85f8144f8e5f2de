/** What VS Code knows when it decides about a menu item: key → value; what is not in it is undefined. */
export type Context = Readonly<Record<string, string | boolean | readonly string[]>>;

const TOKEN = /\s*(\(|\)|&&|\|\||==|!=|=~|!|\/(?:\\.|[^/\\])*\/|[\w.:-]+)/y;

/**
 * Whether a `when` clause holds, as VS Code reads the part of the language that the manifest uses: `!`, `&&`, `||`, `==`,
 * `!=`, `=~`, `in`, parentheses. Throws on anything else.
 */
export function holds(when: string | undefined, context: Context): boolean {
  const tokens = tokensOf(when ?? 'true');
  const result = or(tokens, context);
  if (tokens.length > 0) throw new Error(`unexpected "${tokens.join(' ')}" in "${when ?? ''}"`);
  return result;
}

function tokensOf(when: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  for (let at = 0; at < when.trimEnd().length; at = TOKEN.lastIndex) {
    const [, token] = TOKEN.exec(when) ?? [];
    if (token === undefined) throw new Error(`cannot read "${when.slice(at)}"`);
    tokens.push(token);
  }
  return tokens;
}

function or(tokens: string[], context: Context): boolean {
  let result = and(tokens, context);
  while (tokens[0] === '||') {
    tokens.shift();
    result = and(tokens, context) || result;
  }
  return result;
}

function and(tokens: string[], context: Context): boolean {
  let result = term(tokens, context);
  while (tokens[0] === '&&') {
    tokens.shift();
    result = term(tokens, context) && result;
  }
  return result;
}

function term(tokens: string[], context: Context): boolean {
  const token = tokens.shift() ?? '';
  if (token === '!') return !term(tokens, context);
  if (token === '(') {
    const result = or(tokens, context);
    if (tokens.shift() !== ')') throw new Error('unclosed parenthesis');
    return result;
  }
  if (token === 'true' || token === 'false') return token === 'true';
  const value = context[token];
  const text = typeof value === 'string' ? value : '';
  const operator = tokens[0] ?? '';
  if (!['==', '!=', '=~', 'in'].includes(operator)) return Boolean(value);
  tokens.shift();
  const right = tokens.shift() ?? '';
  if (operator === '=~') return new RegExp(right.slice(1, -1)).test(text);
  if (operator === 'in') return [context[right] ?? []].flat().some((one) => one === value);
  return (text === right) === (operator === '==');
}
