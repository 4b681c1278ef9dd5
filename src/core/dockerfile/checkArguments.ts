import type { Span } from '../../base/text.ts';
import type { Finding } from '../lint/finding.ts';
import type { Instruction } from './dockerfile.ts';
import { execFormOf } from './parseInstruction.ts';
import { problem } from './problem.ts';

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
    return [problem('exec-form', 'error', instruction.argument.span, `Every element of the array behind ${instruction.name} must be a string in double quotes; the build stops here.`)];
  }
  const sentence = missing[instruction.name];
  if (sentence !== undefined && instruction.words.length === 0) {
    return [problem('missing-argument', 'error', instruction.keyword.span, `${sentence}; the build stops here.`)];
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
      return instruction.exec ? [] : [problem('exec-form', 'error', instruction.argument.span, 'SHELL accepts only a JSON array such as ["/bin/bash", "-c"]; the build stops here.')];
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
  if (!name) return [problem('missing-argument', 'error', as.span, 'The name of the stage is missing behind AS; the build stops here.')];
  if (extra) return [problem('extra-argument', 'error', rest(instruction, extra.span), 'Nothing may follow the name of the stage; the build stops here.')];
  if (/^[a-z][a-z0-9-_.]*$/.test(name.text.toLowerCase())) return [];
  return [problem('invalid-stage-name', 'error', name.span, `"${name.text}" cannot name a stage: it must start with a letter and hold only letters, digits, "-", "_" and "."; the build stops here.`)];
}

function rest(instruction: Instruction, from: Span): Span {
  return { start: from.start, end: instruction.argument.span.end };
}

function checkCopy(instruction: Instruction): Finding[] {
  const { heredocs, words, name } = instruction;
  const last = words.at(-1);
  const torn = words.find((word) => /^\d*<<-?$/.test(word.text));
  if (torn && heredocs.length > 0) return [problem('invalid-heredoc', 'error', torn.span, `${name} wants the name of a heredoc directly behind <<, without a blank; the build stops here.`)];
  if (last && heredocs.some((heredoc) => heredoc.marker.end === last.span.end)) {
    return [problem('invalid-heredoc', 'error', last.span, `${name} needs a destination behind its heredoc; the build stops here.`)];
  }
  if (words.length > 1) return [];
  return [problem('missing-argument', 'error', instruction.argument.span, `${instruction.name} needs a destination behind its source; the build stops here.`)];
}

function checkAssignments(instruction: Instruction): Finding[] {
  const { name, words, assignments } = instruction;
  const blank = assignments.find((assignment) => assignment.name.text === '');
  if (blank) {
    const { name: { span }, value } = blank;
    const place = value && value.span.end > value.span.start ? value.span : { start: span.start, end: value?.span.end ?? span.end };
    return [problem('missing-argument', 'error', place, `A name is missing in front of "="; the build stops here.`)];
  }
  if (name === 'ARG') return [];
  const first = words[0];
  if (first && !first.text.includes('=')) {
    if (assignments.length > 0) return [];
    return [problem('missing-argument', 'error', first.span, `${name} needs a value for ${first.text}, written ${first.text}=value; the build stops here.`)];
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
  if (kind === 'NONE') return command ? [problem('extra-argument', 'error', rest(instruction, command.span), 'HEALTHCHECK NONE takes no arguments; the build stops here.')] : [];
  if (kind === 'CMD') return [problem('missing-argument', 'error', type.span, 'The command is missing behind HEALTHCHECK CMD; the build stops here.')];
  return [problem('missing-argument', 'error', type.span, `HEALTHCHECK takes CMD and a command, or NONE, not "${type.text}"; the build stops here.`)];
}

function checkTrigger(instruction: Instruction): Finding[] {
  const trigger = instruction.trigger;
  if (!trigger || !['ONBUILD', 'FROM', 'MAINTAINER'].includes(trigger.name)) return [];
  return [problem('invalid-trigger', 'error', trigger.keyword.span, `${trigger.name} cannot follow ONBUILD; the build stops here.`)];
}
