/** Says of a code point whether it belongs to a class. */
export type Takes = (code: number) => boolean;

const digit: Takes = (code) => code >= 48 && code <= 57;
const word: Takes = (code) => digit(code) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;
const space: Takes = (code) => code === 9 || code === 10 || code === 12 || code === 13 || code === 32;

/** The class of `\d`, `\W` and so on, by its letter; ASCII only, as in RE2. */
export function namedClass(letter: string): Takes | undefined {
  const classes: Readonly<Record<string, Takes>> = { d: digit, w: word, s: space };
  const takes = Object.hasOwn(classes, letter.toLowerCase()) ? classes[letter.toLowerCase()] : undefined;
  return takes && letter !== letter.toLowerCase() ? (code) => !takes(code) : takes;
}

/** True between a character of a word and one that is none. */
export function isWordEdge(before: number | undefined, after: number | undefined): boolean {
  return (before !== undefined && word(before)) !== (after !== undefined && word(after));
}

/** The code point in lower and in upper case. */
export function otherCases(code: number): readonly number[] {
  const text = String.fromCodePoint(code);
  return [code, ...[text.toLowerCase(), text.toUpperCase()].flatMap((other) => Array.from(other).length === 1 ? other.codePointAt(0) ?? [] : [])];
}

interface Read<T> {
  readonly value: T;
  readonly end: number;
}

const controls: Readonly<Record<string, number>> = { a: 7, f: 12, t: 9, n: 10, r: 13, v: 11 };

/** The character that an escape means; `at` is behind the backslash. Undefined for what RE2 does not know, and `\p`. */
export function readEscape(source: string, at: number): Read<number> | undefined {
  const code = source.codePointAt(at);
  if (code === undefined) return undefined;
  const letter = String.fromCodePoint(code);
  const hex = /^x(?:\{([0-9a-fA-F]{1,6})\}|([0-9a-fA-F]{2}))/.exec(source.slice(at, at + 9));
  if (hex) return { value: Number.parseInt(hex[1] ?? hex[2] ?? '', 16), end: at + hex[0].length };
  if (Object.hasOwn(controls, letter)) return { value: controls[letter] ?? 0, end: at + 1 };
  return code < 128 && !word(code) ? { value: code, end: at + 1 } : undefined;
}

const posix: Readonly<Record<string, Takes>> = {
  alpha: (code) => word(code) && !digit(code) && code !== 95,
  digit,
  alnum: (code) => word(code) && code !== 95,
  upper: (code) => code >= 65 && code <= 90,
  lower: (code) => code >= 97 && code <= 122,
  space: (code) => space(code) || code === 11,
  blank: (code) => code === 9 || code === 32,
  punct: (code) => code > 32 && code < 127 && (!word(code) || code === 95),
  xdigit: (code) => digit(code) || (code >= 65 && code <= 70) || (code >= 97 && code <= 102),
  word,
};

/** Reads a class in brackets that begins at `at`; undefined where it is wrong or rare. */
export function readClass(source: string, at: number): Read<Takes> | undefined {
  let here = at + 1;
  const negated = source[here] === '^';
  if (negated) here++;
  const takes: Takes[] = [];
  for (let first = true; first || source[here] !== ']'; first = false) {
    const part = readNamed(source, here) ?? readRange(source, here);
    if (!part) return undefined;
    takes.push(part.value);
    here = part.end;
  }
  return { value: negated ? (code) => !takes.some((one) => one(code)) : (code) => takes.some((one) => one(code)), end: here + 1 };
}

function readNamed(source: string, at: number): Read<Takes> | undefined {
  const match = /^\[:(\^?)([a-z]+):\]/.exec(source.slice(at, at + 12));
  const named = match && Object.hasOwn(posix, match[2] ?? '') ? posix[match[2] ?? ''] : undefined;
  if (match && named) return { value: match[1] === '^' ? (code) => !named(code) : named, end: at + match[0].length };
  const takes = source[at] === '\\' ? namedClass(source[at + 1] ?? '') : undefined;
  return takes && { value: takes, end: at + 2 };
}

function readRange(source: string, at: number): Read<Takes> | undefined {
  const low = readOne(source, at);
  if (!low) return undefined;
  if (source[low.end] !== '-' || source[low.end + 1] === ']' || source[low.end + 1] === undefined) return { value: (code) => code === low.value, end: low.end };
  const high = readOne(source, low.end + 1);
  return high && high.value >= low.value ? { value: (code) => code >= low.value && code <= high.value, end: high.end } : undefined;
}

function readOne(source: string, at: number): Read<number> | undefined {
  if (source[at] === '\\') return readEscape(source, at + 1);
  const code = source.codePointAt(at);
  return code === undefined ? undefined : { value: code, end: at + (code > 0xffff ? 2 : 1) };
}
