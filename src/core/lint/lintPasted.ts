import { lineBreak } from '../yaml/edits.ts';
import type { YamlEntry } from '../yaml/node.ts';
import type { Finding, Fix } from './finding.ts';

/** The objects that were pasted into one document, each alone, with blanks for everything around it. */
export function pastedParts(text: string, starts: readonly YamlEntry[]): readonly string[] {
  const bounds = [0, ...starts.map(({ keyNode }) => keyNode.start), text.length];
  return bounds.slice(1).map((end, index) => alone(text, bounds[index] ?? 0, end));
}

/** The part with blanks for everything around it, so that its places are those of the whole text. */
function alone(text: string, start: number, end: number): string {
  return blank(text.slice(0, start)) + text.slice(start, end) + blank(text.slice(end));
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}

/** The missing `---` in front of a pasted object. */
export function missingSeparator(text: string, { keyNode }: YamlEntry): Finding {
  const { start, end } = keyNode;
  return {
    rule: 'yaml/missing-separator',
    severity: 'error',
    message: 'Another object begins here without "---" above it: the two are read as one, in which a strict reader refuses the repeated fields and any other drops the first ones. Put a line with --- in front.',
    span: { start, end },
    fixes: () => [separated(text, start)],
  };
}

/** Comments directly above belong to the object. */
function separated(text: string, start: number): Fix {
  let at = text.lastIndexOf('\n', start - 1) + 1;
  for (;;) {
    const above = text.lastIndexOf('\n', at - 2) + 1;
    if (at === 0 || !/^[ \t]*#/.test(text.slice(above, at))) break;
    at = above;
  }
  return { title: 'Put --- between the two objects', edits: [{ start: at, end: at, text: `---${lineBreak(text)}` }], kind: 'safe', preferred: true };
}
