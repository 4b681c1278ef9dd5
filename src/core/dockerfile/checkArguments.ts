import type { Span } from '../../base/text.ts';
import type { Finding } from '../lint/finding.ts';
import type { Instruction } from './dockerfile.ts';
import { execFormOf } from './parseInstruction.ts';
import { fatal, problem } from './problem.ts';

/** What to say when an instruction stands alone. */
const missing: Readonly<Record<string, string>> = {
  ADD: 'ADD needs what to add and where to put it',
  ARG: 'ARG needs a name',
  COPY: 'COPY needs what to copy and where to put it',
  ENV: 'ENV needs NAME=value',
  EXPOSE: 'EXPOSE needs a port',
  FROM: 'FROM needs an image',
  HEALTHCHECK: 'HEALTHCHECK needs CMD and a command, or NONE',
  LABEL: 'LABEL needs name=value',
  MAINTAINER: 'MAINTAINER needs a name',
  ONBUILD: 'ONBUILD needs an instruction',
  SHELL: 'SHELL needs a JSON array such as ["/bin/bash", "-c"]',
  STOPSIGNAL: 'STOPSIGNAL needs a signal such as SIGTERM',
  USER: 'USER needs a user name or id',
  VOLUME: 'VOLUME needs a path',
  WORKDIR: 'WORKDIR needs a path',
};

/** Finds arguments that are missing, too many, or of a form that Docker refuses. */
export function checkArguments(instruction: Instruction): Finding[] {
  if (execFormOf(instruction.line, instruction.name, instruction.argument).kind === 'notStrings') {
    return [fatal('exec-form', instruction.argument.span, `Every element of the array behind ${instruction.name} must be a string in double quotes`)];
  }
  const sentence = missing[instruction.name];
  if (sentence !== undefined && instruction.words.length === 0) {
    return [fatal('missing-argument', instruction.keyword.span, sentence)];
  }
  return checkByName(instruction);
}

function checkByName(instruction: Instruction): Finding[] {
  switch (instruction.name) {
    case 'FROM':
      return checkFrom(instruction);
    case 'COPY':
    case 'ADD':
      return checkCopy(instruction);
    case 'ENV':
    case 'LABEL':
    case 'ARG':
      return checkAssignments(instruction);
    case 'HEALTHCHECK':
      return checkHealth(instruction);
    case 'SHELL':
      return instruction.exec ? [] : [fatal('exec-form', instruction.argument.span, 'SHELL accepts only a JSON array such as ["/bin/bash", "-c"]')];
    case 'ONBUILD':
      return checkTrigger(instruction);
    default:
      return [];
  }
}

function checkFrom(instruction: Instruction): Finding[] {
  const [, as, name, extra] = instruction.words;
  if (!as) return [];
  if (as.text.toLowerCase() !== 'as') {
    return [problem('extra-argument', 'error', rest(instruction, as.span), `FROM takes one image, then at most AS and a name; "${as.text}" is too much and the build stops here.`)];
  }
  if (!name) return [fatal('missing-argument', as.span, 'The name of the stage is missing behind AS')];
  if (extra) return [fatal('extra-argument', rest(instruction, extra.span), 'Nothing may follow the name of the stage')];
  if (/^[a-z][a-z0-9-_.]*$/.test(name.text.toLowerCase())) return [];
  return [fatal('invalid-stage-name', name.span, `"${name.text}" cannot name a stage: it must start with a letter and hold only letters, digits, "-", "_" and "."`)];
}

function rest(instruction: Instruction, from: Span): Span {
  return { start: from.start, end: instruction.argument.span.end };
}

function checkCopy(instruction: Instruction): Finding[] {
  const { heredocs, words, name } = instruction;
  const last = words.at(-1);
  const torn = words.find((word) => /^\d*<<-?$/.test(word.text));
  if (torn && heredocs.length > 0) return [fatal('invalid-heredoc', torn.span, `${name} wants the name of a heredoc directly behind <<, without a blank`)];
  if (last && heredocs.some((heredoc) => heredoc.marker.end === last.span.end)) {
    return [fatal('invalid-heredoc', last.span, `${name} needs a destination behind its heredoc`)];
  }
  if (words.length > 1) return [];
  return [fatal('missing-argument', instruction.argument.span, `${instruction.name} needs a destination behind its source`)];
}

function checkAssignments(instruction: Instruction): Finding[] {
  const { name, words, assignments } = instruction;
  const blank = assignments.find((assignment) => assignment.name.text === '');
  if (blank) {
    const { name: { span }, value } = blank;
    const place = value && value.span.end > value.span.start ? value.span : { start: span.start, end: value?.span.end ?? span.end };
    return [fatal('missing-argument', place, `A name is missing in front of "="`)];
  }
  if (name === 'ARG') return [];
  const first = words[0];
  if (first && !first.text.includes('=')) {
    if (assignments.length > 0) return [];
    return [fatal('missing-argument', first.span, `${name} needs a value for ${first.text}, written ${first.text}=value`)];
  }
  return words
    .filter((word) => !word.text.includes('='))
    .slice(0, 1)
    .map((word) => problem('extra-argument', 'error', word.span, `"${word.text}" is not of the form name=value, so the build stops here; a value with blanks needs quotes.`));
}

function checkHealth(instruction: Instruction): Finding[] {
  const [type, command] = instruction.words;
  const kind = type?.text.toUpperCase();
  if (!type || (kind === 'CMD' && command)) return [];
  if (kind === 'NONE') return command ? [fatal('extra-argument', rest(instruction, command.span), 'HEALTHCHECK NONE takes no arguments')] : [];
  if (kind === 'CMD') return [fatal('missing-argument', type.span, 'The command is missing behind HEALTHCHECK CMD')];
  return [fatal('missing-argument', type.span, `HEALTHCHECK takes CMD and a command, or NONE, not "${type.text}"`)];
}

function checkTrigger(instruction: Instruction): Finding[] {
  const trigger = instruction.trigger;
  if (!trigger || !['ONBUILD', 'FROM', 'MAINTAINER'].includes(trigger.name)) return [];
  return [fatal('invalid-trigger', trigger.keyword.span, `${trigger.name} cannot follow ONBUILD`)];
}
