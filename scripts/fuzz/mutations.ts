import { pick, type Random } from '../random.ts';

/** Changes a text at a place of its own choice; `other` is a text to take parts from. */
type Mutation = (text: string, random: Random, other: string) => string;

/** What YAML, templates, Dockerfiles and our own comments give a meaning, and characters that no editor shows. */
const pieces = [
  ':', ': ', '- ', '-', '? ', ',', '"', "'", '{', '}', '[', ']', '|\n', '>-\n', '|2+\n', '&a ', '*a', '*b ', '<<: *a\n', '!!int ', '!x ', '%YAML 1.1\n', '---', '\n---\n', '\n...\n', '#', ' # ', '@', '`',
  '{{', '}}', '{{- if .Values.a }}\n', '{%', '%}', '{#', '${', '$(', '${A:-', '@@', '=', '\\', '\\\n', '\\\n\n', '<<EOF', '<<-"E F"\n', '\nEOF\n', '\nRUN ', '\nFROM ', ' AS a', '--from=', '--mount=type=', '["', '"]', '# escape=`\n', '# syntax=x\n', 'ONBUILD ',
  '# slipway-disable-next-line ', '# slipway-disable-file *', '\t', '\n\t', ' ', '  ', '\n', '\n\n', '\r', '\r\n', '\u0000', '\u0007', '\u001b[2J', '\u0085', '\u00a0', '\u2028', '\u200b', '\ufeff', '\ufffd', '\ud800', '\udc00', '\u{1f680}', '\ue000', 'e\u0301',
  '__proto__: 1\n', 'constructor', 'toString: ', 'null', '~', 'true', 'no', '0644', '1_000', '-1', '1e999', '99999999999999999999', '.inf', '.nan', '0x', '1.5', '16GB', 'nvidia.com/gpu: ', 'apiVersion: ', 'kind: List\nitems:\n', 'x'.repeat(1100), ' '.repeat(300), '['.repeat(40), '{a: '.repeat(40),
] as const;

const lineEnd = /\r?\n/;

const mutations: readonly Mutation[] = [
  (text, random) => inserted(text, at(text, random), pick(pieces, random)),
  (text, random) => inserted(text, at(text, random), pick(pieces, random)),
  (text, random) => {
    const start = at(text, random);
    return text.slice(0, start) + pick(pieces, random) + text.slice(start + Math.floor(random() * 12));
  },
  (text, random) => {
    const start = at(text, random);
    return text.slice(0, start) + text.slice(start + 1 + Math.floor(random() * (random() < 0.8 ? 5 : 200)));
  },
  (text, random) => text.slice(0, at(text, random)),
  (text, random) => text.slice(at(text, random)),
  withLines((lines, index) => lines.splice(index, 1)),
  withLines((lines, index) => lines.splice(index, 0, lines[index] ?? '')),
  withLines((lines, index, random) => lines.splice(Math.floor(random() * lines.length), 0, ...lines.splice(index, 1 + Math.floor(random() * 4)))),
  withLines((lines, index, random) => (lines[index] = ' '.repeat(Math.floor(random() * 9)) + (lines[index] ?? '').trimStart())),
  withLines((lines, index) => (lines[index] = (lines[index] ?? '').replace(/^ +/, (blanks) => '\t'.repeat(Math.ceil(blanks.length / 2))))),
  withLines((lines, index, random) => (lines[index] = (lines[index] ?? '').replace(/(?<=[:=] ?)\S.*$/, () => pick(pieces, random)))),
  withLines((lines, index, random) => lines.splice(index, 0, ...Array.from({ length: Math.floor(random() * 60) }, () => lines[index] ?? ''))),
  (text, random, other) => inserted(text, at(text, random), slice(other, random)),
  (text, random, other) => text.slice(0, at(text, random)) + other.slice(at(other, random)),
  (text, random) => inserted(text, at(text, random), slice(text, random)),
  (text, random) => swapWords(text, random),
  (text) => text.replaceAll(/\r?\n/g, '\r\n'),
  (text) => text.replaceAll(/\r?\n/g, '\r'),
  (text, random) => text.replaceAll('\n', () => (random() < 0.3 ? '\r\n' : '\n')),
  (text) => `\ufeff${text}`,
  (text) => text.trimEnd(),
];

/** One change of a text, chosen by `random`. */
export function mutated(text: string, random: Random, other: string): string {
  return pick(mutations, random)(text, random, other);
}

function at(text: string, random: Random): number {
  return Math.floor(random() * (text.length + 1));
}

function inserted(text: string, place: number, piece: string): string {
  return text.slice(0, place) + piece + text.slice(place);
}

function slice(text: string, random: Random): string {
  const start = at(text, random);
  return text.slice(start, start + Math.floor(random() * 400));
}

function withLines(change: (lines: string[], index: number, random: Random) => unknown): Mutation {
  return (text, random) => {
    const lines = text.split(lineEnd);
    change(lines, Math.floor(random() * lines.length), random);
    return lines.join(text.includes('\r\n') ? '\r\n' : '\n');
  };
}

function swapWords(text: string, random: Random): string {
  const words = [...text.matchAll(/[\w./-]+/g)];
  if (words.length === 0) return text;
  const [target, source] = [pick(words, random), pick(words, random)];
  return text.slice(0, target.index) + source[0] + text.slice(target.index + target[0].length);
}
