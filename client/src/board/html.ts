/** What the page of a webview is made of. */
export interface PageParts {
  /** Where the webview serves local files from, as its content security policy names it. */
  readonly source: string;
  readonly script: string;
  readonly style: string;
  /** New for every page, of letters and digits. */
  readonly nonce: string;
  /** Of the page, such as `ja`. */
  readonly language: string;
  readonly title: string;
}

/** A page that runs one script of the extension and loads nothing else: no inline code, no remote address. */
export function pageOf({ source, script, style, nonce, language, title }: PageParts): string {
  const policy = [`default-src 'none'`, `style-src ${source}`, `script-src 'nonce-${nonce}'`].join('; ');
  return `<!DOCTYPE html>
<html lang="${escaped(language)}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1.0">
<link rel="stylesheet" href="${escaped(style)}">
<title>${escaped(title)}</title>
</head>
<body data-vscode-context='{"preventDefaultContextMenuItems": true}'>
<div id="board"></div>
<script nonce="${nonce}" src="${escaped(script)}"></script>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Letters and digits that nobody can guess. */
export function nonceOf(random: Uint8Array): string {
  return [...random].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
