import { isWordEdge, namedClass, otherCases, readClass, readEscape, type Takes } from './characterClass.ts';

/** Looks at the characters before and after a place. */
type Holds = (before: number | undefined, after: number | undefined) => boolean;

/** A part of an expression. */
export type Part =
  | { readonly kind: 'character'; readonly takes: Takes }
  | { readonly kind: 'assert'; readonly holds: Holds }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly Part[] }
  | Repeat;

/** `most` is undefined where there is no upper bound. */
export interface Repeat {
  readonly kind: 'repeat';
  readonly part: Part;
  readonly least: number;
  readonly most: number | undefined;
}

/** The largest count that RE2 takes in `{n,m}`. */
const mostRepeats = 1000;

/** Groups deeper than this are left alone, for the stack's sake. */
const deepest = 100;

const edges: Readonly<Record<string, Holds>> = {
  A: (before) => before === undefined,
  z: (_, after) => after === undefined,
  b: isWordEdge,
  B: (before, after) => !isWordEdge(before, after),
};

class Unreadable extends Error {}

interface Flags {
  readonly caseless: boolean;
  readonly dotAll: boolean;
  readonly multiline: boolean;
}

/** Parses RE2 syntax (https://github.com/google/re2/wiki/Syntax); undefined for what is wrong or rare. */
export function parsePattern(source: string): Part | undefined {
  try {
    return new Parser(source).whole();
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

class Parser {
  private readonly source: string;
  private at = 0;
  private depth = 0;

  constructor(source: string) {
    this.source = source;
  }

  whole(): Part {
    const part = this.choice({ caseless: false, dotAll: false, multiline: false });
    if (this.at < this.source.length) throw new Unreadable();
    return part;
  }

  private choice(outer: Flags): Part {
    if (++this.depth > deepest) throw new Unreadable();
    const branches: Part[][] = [[]];
    let flags = outer;
    while (this.at < this.source.length && this.source[this.at] !== ')') {
      if (this.taken('|')) branches.push([]);
      else {
        const changed = this.flagGroup(flags);
        if (changed) flags = changed;
        else branches[branches.length - 1]?.push(this.repeated(flags));
      }
    }
    this.depth--;
    return { kind: 'choice', parts: branches.map((parts) => ({ kind: 'sequence', parts })) };
  }

  /** `(?i)` holds from where it stands to the end of its group, across `|`. */
  private flagGroup(flags: Flags): Flags | undefined {
    const match = this.sticky(/\(\?([a-zA-Z]*)(?:-([a-zA-Z]+))?\)/y);
    return match && this.withFlags(flags, match[1] ?? '', match[2] ?? '');
  }

  private withFlags(flags: Flags, on: string, off: string): Flags {
    if (!/^[imsU]*$/.test(on + off)) throw new Unreadable();
    const value = (name: string, before: boolean): boolean => (before || on.includes(name)) && !off.includes(name);
    return { caseless: value('i', flags.caseless), dotAll: value('s', flags.dotAll), multiline: value('m', flags.multiline) };
  }

  private repeated(flags: Flags): Part {
    let part = this.atom(flags);
    for (let range = this.range(); range; range = this.range()) {
      part = { kind: 'repeat', part, ...range };
      this.taken('?');
    }
    return part;
  }

  private range(): { readonly least: number; readonly most: number | undefined } | undefined {
    if (this.taken('*')) return { least: 0, most: undefined };
    if (this.taken('+')) return { least: 1, most: undefined };
    if (this.taken('?')) return { least: 0, most: 1 };
    const match = this.sticky(/\{(\d+)(,?)(\d*)\}/y);
    if (!match) return undefined;
    const least = Number(match[1]);
    const most = match[2] === '' ? least : match[3] === '' ? undefined : Number(match[3]);
    if (least > mostRepeats || (most !== undefined && (most > mostRepeats || most < least))) throw new Unreadable();
    return { least, most };
  }

  private atom(flags: Flags): Part {
    if (this.taken('(')) return this.group(flags);
    if (this.source[this.at] === '[') return this.character(flags, this.bracket());
    if (this.taken('^')) return { kind: 'assert', holds: flags.multiline ? (before) => before === undefined || before === 10 : (before) => before === undefined };
    if (this.taken('$')) return { kind: 'assert', holds: flags.multiline ? (_, after) => after === undefined || after === 10 : (_, after) => after === undefined };
    if (this.taken('.')) return { kind: 'character', takes: flags.dotAll ? () => true : (code) => code !== 10 };
    if (this.taken('\\')) return this.escape(flags);
    const code = this.source.codePointAt(this.at);
    if (code === undefined || /[*+?]/.test(String.fromCodePoint(code))) throw new Unreadable();
    this.at += code > 0xffff ? 2 : 1;
    return this.character(flags, (other) => other === code);
  }

  private group(flags: Flags): Part {
    const match = this.sticky(/\?(?:P?<[A-Za-z_]\w*>|([a-zA-Z]*)(?:-([a-zA-Z]+))?:)/y);
    if (!match && this.source[this.at] === '?') throw new Unreadable();
    const part = this.choice(match ? this.withFlags(flags, match[1] ?? '', match[2] ?? '') : flags);
    if (!this.taken(')')) throw new Unreadable();
    return part;
  }

  private bracket(): Takes {
    const read = readClass(this.source, this.at);
    if (!read) throw new Unreadable();
    this.at = read.end;
    return read.value;
  }

  private escape(flags: Flags): Part {
    const letter = this.source[this.at] ?? '';
    const takes = namedClass(letter);
    if (takes) {
      this.at++;
      return this.character(flags, takes);
    }
    const holds = Object.hasOwn(edges, letter) ? edges[letter] : undefined;
    if (holds) {
      this.at++;
      return { kind: 'assert', holds };
    }
    const read = readEscape(this.source, this.at);
    if (!read) throw new Unreadable();
    this.at = read.end;
    return this.character(flags, (code) => code === read.value);
  }

  private character(flags: Flags, takes: Takes): Part {
    return { kind: 'character', takes: flags.caseless ? (code) => otherCases(code).some(takes) : takes };
  }

  private taken(character: string): boolean {
    if (this.source[this.at] !== character) return false;
    this.at++;
    return true;
  }

  private sticky(expression: RegExp): RegExpExecArray | undefined {
    expression.lastIndex = this.at;
    const match = expression.exec(this.source);
    if (match) this.at = expression.lastIndex;
    return match ?? undefined;
  }
}
