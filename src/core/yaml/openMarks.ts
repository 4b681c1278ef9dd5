/**
 * The text with the quotes or brackets that open at `start` on one line, or undefined where they never close. go-yaml
 * lets their lines begin anywhere, the yaml package demands that they are indented; offsets stay what they are.
 */
export function onOneLine(text: string, start: number): string | undefined {
  const end = /["']/.test(text.charAt(start)) ? afterQuote(text, start) : afterBracket(text, start);
  if (end === undefined) return undefined;
  const inside = text.slice(start, end);
  const joined = /["']/.test(text.charAt(start)) ? inside : inside.replaceAll(/"(?:\\[\s\S]|[^"\\])*"|'[^']*'|(?<=\s)#.*/g, (found) => (found.startsWith('#') ? blank(found) : found));
  return text.slice(0, start) + joined.replaceAll(/[\r\n]+/g, blank) + text.slice(end);
}

function blank(found: string): string {
  return ' '.repeat(found.length);
}

function afterQuote(text: string, start: number): number | undefined {
  const quote = text.charAt(start);
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\' && quote === '"') at++;
    else if (text[at] === quote) return at + 1;
  }
  return undefined;
}

function afterBracket(text: string, start: number): number | undefined {
  let depth = 0;
  for (let at = start; at < text.length; ) {
    const character = text.charAt(at);
    const begins = /[\s[{,:]/.test(text.charAt(at - 1));
    const after = begins && (character === '"' || character === "'") ? afterQuote(text, at) : begins && character === '#' ? endOfLine(text, at) : at + 1;
    if (after === undefined) return undefined;
    if (/[[{]/.test(character)) depth++;
    if (/[\]}]/.test(character) && --depth === 0) return after;
    at = after;
  }
  return undefined;
}

function endOfLine(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  return newline < 0 ? text.length : newline;
}
