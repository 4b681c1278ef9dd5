/** A line as it stands among lines of others: `[pod/container] text`; without source only the text. */
export function prefixLine(text: string, source: string | undefined): string {
  return source === undefined || source === '' ? text : `[${source}] ${text}`;
}
