/** The first line of `text` as the end of a sentence: at most `most` characters, without its full stop. */
export function clause(text: string, most = 400): string {
  const line = (text.trim().split(/\r?\n/, 1)[0] ?? '').trim().replace(/[\s:.]+$/, '');
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}
