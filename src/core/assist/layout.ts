/** How a text is laid out, so that what is added looks like the rest. */
export interface Layout {
  /** Blanks from a key to the keys below it. */
  readonly step: number;
  /** Blanks from a key to the `-` of its list. */
  readonly listStep: number;
  readonly lineBreak: string;
}

/** Reads the layout off the first lines that show it; two blanks each where nothing does. */
export function layoutOf(text: string): Layout {
  const nested = /^( *)[\w./-]+:[ \t]*\r?\n( +)[\w./-]+:/m.exec(text);
  const list = /^( *)[\w./-]+:[ \t]*\r?\n( *)-[ ]/m.exec(text);
  const step = difference(nested);
  const listStep = difference(list);
  return { step: step !== undefined && step > 0 ? step : 2, listStep: listStep !== undefined && listStep >= 0 ? listStep : 2, lineBreak: text.includes('\r\n') ? '\r\n' : '\n' };
}

function difference(match: RegExpExecArray | null): number | undefined {
  return match ? (match[2] ?? '').length - (match[1] ?? '').length : undefined;
}
