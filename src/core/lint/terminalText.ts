/** Format characters that change the direction of a text or are invisible, and C1 controls. */
const steering = /[\u0080-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/;
const wide = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** The text with a dot for each character that would steer the terminal; a tab stays. */
export function printable(text: string): string {
  return Array.from(text, (character) => (isControl(character) || steering.test(character) ? '·' : character)).join('');
}

function isControl(character: string): boolean {
  const unit = character.charCodeAt(0);
  return (unit < 32 && unit !== 9) || unit === 127;
}

/** The columns that a text takes in a terminal: East Asian wide characters and emoji take two. */
export function columnsOf(text: string): number {
  return Array.from(text, (character) => (wide.test(character) ? 2 : 1)).reduce<number>((sum, columns) => sum + columns, 0);
}

/** Blanks as wide as the text; tabs stay tabs, so that both end in the same column. */
export function blanksBelow(text: string): string {
  return Array.from(text, (character) => (character === '\t' ? '\t' : ' '.repeat(columnsOf(character)))).join('');
}
