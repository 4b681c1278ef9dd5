import type { Heredoc } from './dockerfile.ts';
import { isBlank, physicalLine, sourceSpan, type LogicalLine } from './logicalLine.ts';
import { isInstructionName } from './instructionNames.ts';

/** A heredoc as announced on the line of its instruction. */
interface Announcement {
  readonly name: string;
  readonly descriptor: number | undefined;
  readonly expand: boolean;
  readonly chomp: boolean;
  readonly at: number;
  readonly end: number;
}

const announcementPattern = /^(\d*)<<(-?)\s*([^<]*)$/;

/**
 * Finds the words that announce a heredoc: `<<NAME`, `<<-NAME`, `<<"NAME"`, `<< NAME`, `3<<NAME`. A word glued to
 * something in front (`cat<<NAME`) announces none, nor does `<<<`; that is how Docker reads them.
 */
function announcements(text: string): Announcement[] {
  if (!text.includes('<<')) return [];
  return (lexWords(text) ?? []).flatMap((word) => {
    const [, descriptor = '', dash = '', rest = ''] = announcementPattern.exec(text.slice(word.at, word.end)) ?? [];
    const name = singleName(rest);
    if (name === undefined) return [];
    const quoted = /['"]/.test(rest);
    return [{ name, descriptor: descriptor === '' ? undefined : Number(descriptor), expand: !quoted, chomp: dash === '-', ...word }];
  });
}

/** The name with quotes and escapes removed; undefined when it is empty or more than one word. */
function singleName(raw: string): string | undefined {
  if (raw === '' || lexWords(raw)?.length !== 1) return undefined;
  const name = raw.trim().replace(/\\(.)|'([^']*)'|"([^"]*)"/g, (_all, escaped?: string, single?: string, double?: string) => escaped ?? single ?? double ?? '');
  return name === '' ? undefined : name;
}

/** Splits a line as Docker's heredoc search does; undefined where that search gives up (open quotes, bad `${}`). */
function lexWords(text: string): { at: number; end: number }[] | undefined {
  const words: { at: number; end: number }[] = [];
  let start = -1;
  for (let at = 0; at <= text.length; ) {
    const unit = at < text.length ? text.charCodeAt(at) : 32;
    if (isBlank(unit)) {
      if (start >= 0) words.push({ at: start, end: at });
      start = -1;
      at++;
      continue;
    }
    if (start < 0) start = at;
    const next = afterElement(text, at);
    if (next === undefined) return undefined;
    at = next;
  }
  return words;
}

/** The place behind the quote, escape, variable, `<<` with its blanks, or single character at `at`. */
function afterElement(text: string, at: number, level = 0): number | undefined {
  const character = text[at];
  if (character === "'" || character === '"') return afterQuote(text, at, character);
  if (character === '\\') return Math.min(at + 2, text.length);
  if (character === '$' && text[at + 1] === '{') return afterBraces(text, at, level + 1);
  if (character !== '<' || text[at + 1] !== '<') return at + 1;
  let next = at + 2;
  while (text[next] === ' ' || text[next] === '\t' || text[next] === '\r') next++;
  return next;
}

function afterQuote(text: string, from: number, quote: string): number | undefined {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === quote) return at + 1;
    if (text[at] === '\\' && quote === '"') at++;
  }
  return undefined;
}

/** Docker knows the forms ${NAME}, and ${NAME} with one of `: + - ? # % /`; on others its search for heredocs stops. */
function afterBraces(text: string, from: number, level: number): number | undefined {
  if (level > 60) return undefined;
  const known = /^\$\{(?:\d+|[@*#?\-$!0]|[\p{L}_][\p{L}\p{Nd}_]*)?(?:\}|[:+\-?#%/])/u.exec(text.slice(from));
  if (!known || /^\$\{[{}:]/.test(known[0])) return undefined;
  if (known[0].endsWith('}')) return from + known[0].length;
  for (let at = from + known[0].length; at < text.length; ) {
    if (text[at] === '}') return at + 1;
    const next = afterElement(text, at, level);
    if (next === undefined) return undefined;
    at = next;
  }
  return undefined;
}

/** The heredocs of a line with their bodies, and where the next instruction starts. */
export function readHeredocs(text: string, line: LogicalLine): { readonly heredocs: Heredoc[]; readonly next: number } {
  const heredocs: Heredoc[] = [];
  let next = line.next;
  for (const found of announcements(line.text)) {
    const body = readBody(text, next, found);
    const { name, descriptor, expand, chomp } = found;
    heredocs.push({ name, descriptor, expand, chomp, marker: sourceSpan(line, found.at, found.end), body: { start: next, end: body.end }, terminated: body.terminated });
    next = body.next;
  }
  return { heredocs, next };
}

/**
 * Reads up to the line that is the name. Where that line is missing Docker fails; we go on at the first line that
 * looks like an instruction, so that one forgotten terminator does not hide the rest of the file.
 */
function readBody(text: string, from: number, found: Announcement): { end: number; next: number; terminated: boolean } {
  let resume: number | undefined;
  for (let at = from; at < text.length; ) {
    const line = physicalLine(text, at);
    const content = text.slice(line.start, line.end);
    if ((found.chomp ? content.replace(/^\t+/, '') : content) === found.name) return { end: line.start, next: line.next, terminated: true };
    if (resume === undefined && isInstructionName(/^[A-Z]+(?=[ \t])/.exec(content)?.[0] ?? '')) resume = line.start;
    at = line.next;
  }
  const end = resume ?? text.length;
  return { end, next: end, terminated: false };
}
