/** What a page is made of. Addresses are those the webview may load from. */
export interface PageParts {
  readonly title: string;
  readonly language: string;
  readonly cspSource: string;
  readonly nonce: string;
  readonly script: string;
  readonly style: string;
  /** Handed to the page's script as JSON. */
  readonly texts: unknown;
}

/** The hash of an empty style element, which the component toolkit makes while it starts. */
const emptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/** The document of a webview. Nothing is loaded but its own script and style, and nothing may be reached. */
export function pageHtml(parts: PageParts): string {
  const policy = ["default-src 'none'", `script-src 'nonce-${parts.nonce}'`, `style-src ${parts.cspSource} ${emptyStyle}`, `font-src ${parts.cspSource}`].join('; ');
  return `<!DOCTYPE html>
<html lang="${escapeHtml(parts.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${escapeHtml(parts.style)}">
<title>${escapeHtml(parts.title)}</title>
</head>
<body>
<main id="page" data-texts="${escapeHtml(JSON.stringify(parts.texts))}"></main>
<script nonce="${parts.nonce}" src="${escapeHtml(parts.script)}"></script>
</body>
</html>`;
}

/** Text that may stand between tags and inside double quotes. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
