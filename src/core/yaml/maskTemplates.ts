/** Stands for one character that a template decides; from the private use area, so no manifest has it. */
const unknownCharacter = '\uE000';

/** A text whose template actions are replaced by characters of equal number, so that offsets stay right. */
export interface MaskedText {
  readonly text: string;
  /** True where whole lines come and go (`{{ if }}`, `{% for %}`, `{{ include … }}`): nothing can be called missing. */
  readonly structural: boolean;
}

const action = /\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|\{#[\s\S]*?#\}/g;
const variable = /\$\{[^}\n]*\}/g;

/** True where the text has Helm, Go or jinja template marks. */
export function isTemplate(text: string): boolean {
  return text.includes('{{') || text.includes('{%');
}

/** True where a scalar's text leaves something to a template, a substitution or an expansion. */
export function isDynamicText(text: string): boolean {
  return text.includes(unknownCharacter) || text.includes('${') || text.includes('$(') || text.includes('@@');
}

/** True where a template decides part of a text; substitutions that the kubelet or a shell makes later do not count. */
export function isTemplated(text: string): boolean {
  return text.includes(unknownCharacter) || text.includes('@@');
}

/** Replaces template actions: alone on their lines by comments, elsewhere by unknown characters. */
export function maskTemplates(text: string): MaskedText {
  let structural = false;
  const masked = text.replace(action, (found, offset: number) => {
    const standsAlone = aloneOnItsLines(text, offset, offset + found.length);
    if (standsAlone || found.includes('\n')) structural = true;
    return standsAlone ? asComment(found) : asUnknown(found);
  });
  return { text: masked, structural };
}

/** Replaces `${NAME}`, which plain YAML cannot hold inside brackets. */
export function maskVariables(text: string): string {
  return text.replace(variable, (found) => asUnknown(found));
}

function aloneOnItsLines(text: string, start: number, end: number): boolean {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const newline = text.indexOf('\n', end);
  const line = text.slice(lineStart, newline < 0 ? text.length : newline);
  return line.replace(action, '').trim() === '';
}

function asComment(found: string): string {
  return found.replace(/[^\r\n]+/g, (line) => `#${unknownCharacter.repeat(line.length - 1)}`);
}

function asUnknown(found: string): string {
  return found.replace(/[^\r\n]/g, unknownCharacter);
}
