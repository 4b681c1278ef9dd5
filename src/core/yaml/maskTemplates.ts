import type { Span } from '../../base/text.ts';

/** Stands for one character that a template decides; from the private use area, so no manifest has it. */
const unknownCharacter = '\uE000';

/** A text whose template actions are replaced by characters of equal number, so that offsets stay right. */
export interface MaskedText {
  readonly text: string;
  /** True where whole lines come and go (`{{ if }}`, `{% for %}`, `<% end %>`, `#@ if`): nothing can be called missing. */
  readonly structural: boolean;
}

/** Go and Helm templates, jinja, and the `<% %>` of Ruby and JavaScript. */
const action = /\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|\{#[\s\S]*?#\}|<%[\s\S]*?%>/g;
const variable = /\$\{[^}\n]*\}/g;

/** Words that a script puts its values in place of, in a form that YAML reads as a comment or not at all. */
const token = /#\{[\w.-]+\}#?|@@[A-Za-z_][\w.-]*@@|(?<![\w@])@[A-Z][A-Z0-9_]*@(?![\w@])/g;

/** Code of ytt: behind a key or dash it is the value, elsewhere it decides about whole lines. */
const yttLine = /^[ \t]*#@/m;
const yttValue = /(?<=^(?:[^#\n]*:|[ \t]*-)[ \t]+)#@.*$/gm;

/** The unknown character, substitutions, and what a script or a person is to replace as a whole, in a form that is text to YAML. */
const dynamic = new RegExp(String.raw`${unknownCharacter}|\$[{(]|@@|^(?:\$[A-Z_][A-Z0-9_]*|__[A-Z0-9_]+__|%[A-Z0-9_]+%)$`);

/** True where the text has marks of a template language, or words to be replaced that YAML cannot read. */
export function isTemplate(text: string): boolean {
  if (text.includes('{{') || text.includes('{%') || text.includes('<%')) return true;
  return (text.includes('@') || text.includes('#{')) && (text.search(token) >= 0 || text.search(yttLine) >= 0 || text.search(yttValue) >= 0);
}

/** True where a scalar's text leaves something to a template, a substitution or an expansion. */
export function isDynamicText(text: string): boolean {
  return dynamic.test(text);
}

/** True where a template decides part of a text; substitutions that the kubelet or a shell makes later do not count. */
export function isTemplated(text: string): boolean {
  return text.includes(unknownCharacter) || text.includes('@@');
}

/** Replaces template actions: alone on their lines by comments, elsewhere by unknown characters. */
export function maskTemplates(text: string): MaskedText {
  let structural = text.search(yttLine) >= 0;
  const plain = text.replace(token, asUnknown).replace(yttValue, asUnknown);
  /** Until where the answer for the last action holds: it is the same for all in one line. */
  let sameUntil = -1;
  let standsAlone = false;
  const masked = plain.replace(action, (found, offset: number) => {
    const end = offset + found.length;
    if (end > sameUntil) {
      const lines = linesAround(plain, offset, end);
      standsAlone = plain.slice(lines.start, lines.end).replace(action, '').trim() === '';
      sameUntil = found.includes('\n') ? -1 : lines.end;
    }
    if (standsAlone || found.includes('\n')) structural = true;
    return standsAlone ? asComment(found) : asUnknown(found);
  });
  return { text: masked, structural };
}

/** Replaces `${NAME}`, which plain YAML cannot hold inside brackets. */
export function maskVariables(text: string): string {
  return text.replace(variable, (found) => asUnknown(found));
}

function linesAround(text: string, start: number, end: number): Span {
  const newline = text.indexOf('\n', end);
  return { start: text.lastIndexOf('\n', start - 1) + 1, end: newline < 0 ? text.length : newline };
}

function asComment(found: string): string {
  return found.replace(/[^\r\n]+/g, (line) => `#${unknownCharacter.repeat(line.length - 1)}`);
}

function asUnknown(found: string): string {
  return found.replace(/[^\r\n]/g, unknownCharacter);
}
