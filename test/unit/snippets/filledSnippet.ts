/** The text of a snippet when nobody changes its placeholders; of choices the first one. */
export function filledSnippet(body: readonly string[]): string {
  const text = body.join('\n').replaceAll(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1').replaceAll(/\$\{\d+:([^}]*)\}/g, '$1').replaceAll(/\$(?:0|\{0\})/g, '');
  return `${text}\n`;
}
