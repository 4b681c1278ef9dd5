import { isTorch, type PlacedWord } from './requirement.ts';
import type { TorchSource } from './torchBuild.ts';

/** A requirement with the condition behind its `;`, '' where it has none. */
export interface Requirement extends PlacedWord {
  readonly marker: string;
}

/** What a requirements file asks for. */
export interface RequirementsFile {
  readonly text: string;
  /** Without conditions, options and comments: `torch==2.6.0+cu124`. */
  readonly requirements: readonly Requirement[];
  readonly index: PlacedWord | undefined;
  readonly extraIndexes: readonly PlacedWord[];
  /** Requirements files that it reads. */
  readonly files: readonly PlacedWord[];
  readonly looksElsewhere: boolean;
}

/** What options name; pip takes the value behind `=` or as the next word. */
const meanings: Readonly<Record<string, 'index' | 'extra' | 'file' | 'elsewhere'>> = {
  '-i': 'index', '--index-url': 'index', '--pypi-url': 'index', '--extra-index-url': 'extra', '-r': 'file', '--requirement': 'file', '-f': 'elsewhere', '--find-links': 'elsewhere', '--no-index': 'elsewhere',
};
const optionWord = /^(--[\w-]+|-[a-z])(?:=?(.*))$/;

/** Reads a requirements file as pip does (https://pip.pypa.io/en/stable/reference/requirements-file-format/), a line after the other. */
export function parseRequirements(text: string): RequirementsFile {
  const requirements: Requirement[] = [];
  const [extraIndexes, files]: [PlacedWord[], PlacedWord[]] = [[], []];
  let index: PlacedWord | undefined;
  let looksElsewhere = false;
  let goesOn = false;
  for (const line of text.matchAll(/^.*$/gm)) {
    const code = line[0].replace(/(?:^|\s)#.*$/, '').replace(/\\\r?$/, '');
    const isRest = goesOn;
    goesOn = /\\\r?$/.test(line[0]);
    if (!/^\s*-/.test(code)) {
      const found = isRest ? undefined : requirementIn(code, line.index);
      if (found) requirements.push(found);
      continue;
    }
    for (const { option, value } of optionsIn(code, line.index)) {
      const meaning = meanings[option];
      // The value of an option may stand on the next line, which nobody reads here.
      if (meaning === 'elsewhere' || (meaning && !value)) looksElsewhere = true;
      else if (value && meaning === 'index') index = value;
      else if (value && meaning === 'extra') extraIndexes.push(value);
      else if (value && meaning === 'file') files.push(value);
    }
  }
  return { text, requirements, index, extraIndexes, files, looksElsewhere };
}

function requirementIn(code: string, at: number): Requirement | undefined {
  const written = code.replace(/\s--.*$/, '');
  const [text = '', ...condition] = written.split(';');
  const name = text.trim();
  if (name === '') return undefined;
  const start = at + code.indexOf(name);
  return { text: name, span: { start, end: start + name.length }, dynamic: name.includes('${'), marker: condition.join(';').trim() };
}

function optionsIn(code: string, at: number): readonly { readonly option: string; readonly value: PlacedWord | undefined }[] {
  const words = [...code.matchAll(/\S+/g)].map((match) => ({ text: match[0], start: at + match.index }));
  return words.flatMap((word, number) => {
    const [, option = '', glued = ''] = optionWord.exec(word.text) ?? [];
    if (option === '') return [];
    const value = glued === '' ? words[number + 1] : { text: glued, start: word.start + word.text.length - glued.length };
    return [{ option, value: value && !value.text.startsWith('-') ? placed(value.text, value.start) : undefined }];
  });
}

function placed(text: string, start: number): PlacedWord {
  return { text, span: { start, end: start + text.length }, dynamic: text.includes('${') };
}

/** Torch as the file asks for it; undefined where it does not. */
export function torchOf(file: RequirementsFile): (TorchSource & { readonly torch: Requirement }) | undefined {
  const torch = file.requirements.find(isTorch);
  return torch && { ...file, torch };
}
