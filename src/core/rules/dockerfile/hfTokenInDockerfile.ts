import type { Span } from '../../../base/text.ts';
import { commandsOf } from '../../dockerfile/commands.ts';
import type { Assignment, Dockerfile, Instruction, Stage } from '../../dockerfile/dockerfile.ts';
import { finalLineage } from '../../dockerfile/stages.ts';
import { secretMountFix } from '../../dockerfile/secretMountFix.ts';
import type { Severity } from '../../lint/finding.ts';
import { defineDockerfileRule, type RuleContext } from '../../lint/rule.ts';

/** Variables that hold a token of Hugging Face, NGC or Weights & Biases. */
const tokenNames = /^(?:HF_TOKEN|HF_API_TOKEN|HUGGING_?FACE_TOKEN|HUGGING_?FACE_HUB_TOKEN|NGC_API_KEY|NGC_CLI_API_KEY|WANDB_API_KEY)$/;

/** How the tokens themselves look. */
const tokenPattern = /\b(?:hf_[A-Za-z0-9]{30,}|nvapi-[A-Za-z0-9_-]{40,})/g;

const placeholder = /your|xxx|<|\.\.\.|change|replace|example|dummy|todo|placeholder|insert/i;

export const hfTokenInDockerfile = defineDockerfileRule<Dockerfile>({
  id: 'hf-token-in-dockerfile',
  severity: 'error',
  summary: 'An access token becomes part of the image.',
  why: 'ENV values and the build arguments of each RUN are stored in the image, and files written by a RUN or COPY in its layers: everybody who may pull the image can read the token. A secret mount shows it to one RUN and leaves nothing behind.',
  sources: ['https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/', 'https://docs.docker.com/build/building/secrets/'],
  check(file, context) {
    const shipped = new Set(finalLineage(file));
    for (const stage of file.stages) {
      const severity: Severity = shipped.has(stage) ? 'error' : 'warning';
      const named = checkNames(file, stage, severity, context);
      checkLiterals(file, stage, severity, named, context);
      if (file.text.includes('login')) checkLogins(file, stage, severity, named, context);
      if (shipped.has(stage)) checkNetrc(stage, context);
    }
  },
});

/** Where a token ends up, by the stage it is in. */
function fate(severity: Severity): string {
  return severity === 'error' ? 'Everybody who can pull the image can read it there.' : 'It stays in the build cache and in the records of the build.';
}

/** Reports ARG and ENV with a telling name; answers the spans that are done. */
function checkNames(file: Dockerfile, stage: Stage, severity: Severity, context: RuleContext): { names: Set<string>; spans: Span[] } {
  const names = new Set<string>();
  const spans: Span[] = [];
  for (const instruction of stage.instructions) {
    for (const assignment of instruction.name === 'ENV' || instruction.name === 'ARG' ? instruction.assignments : []) {
      const name = assignment.name.text;
      if (!tokenNames.test(name) || isHarmless(stage, instruction, assignment)) continue;
      const place = { start: assignment.name.span.start, end: assignment.value?.span.end ?? assignment.name.span.end };
      const weak = assignment.value !== undefined && placeholder.test(assignment.value.text);
      const how = instruction.name === 'ENV' ? `ENV stores ${name} in the image's configuration` : `The value of ${name} is recorded with every RUN that follows`;
      if (!names.has(name)) {
        context.report(place, `${how}. ${fate(severity)} Hand it to the RUN that needs it with --mount=type=secret, and to the running container from a Secret.`, {
          severity: weak ? 'warning' : severity,
          fixes: () => secretMountFix(file, stage, name),
        });
      }
      names.add(name);
      spans.push(place);
    }
  }
  return { names, spans };
}

/** Empty values, arguments that no RUN follows, and an ARG whose ENV of the same name is reported instead. */
function isHarmless(stage: Stage, instruction: Instruction, assignment: Assignment): boolean {
  const value = assignment.value?.text.replace(/["']/g, '');
  if (instruction.name === 'ENV') return value === '' || value === undefined || isUnset(stage, instruction, value);
  const later = stage.instructions.slice(stage.instructions.indexOf(instruction) + 1);
  const stored = later.some((each) => each.name === 'ENV' && each.assignments.some((other) => other.name.text === assignment.name.text && other.value?.text !== ''));
  return stored || !later.some((each) => each.name === 'RUN');
}

/** A variable that nothing above in the stage gives a value is empty here, or was in the base image before. */
function isUnset(stage: Stage, instruction: Instruction, value: string): boolean {
  const name = /^\$(?:\{(\w+)\}|(\w+))$/.exec(value)?.slice(1).find((part) => part !== undefined);
  const before = stage.instructions.slice(0, stage.instructions.indexOf(instruction));
  return name !== undefined && stage.origin.kind !== 'stage' && !before.some((each) => each.assignments.some((other) => other.name.text === name));
}

function checkLiterals(file: Dockerfile, stage: Stage, severity: Severity, done: { spans: Span[] }, context: RuleContext): void {
  for (const instruction of stage.instructions) {
    for (const match of file.text.slice(instruction.span.start, instruction.span.end).matchAll(tokenPattern)) {
      const start = instruction.span.start + match.index;
      const span = { start, end: start + match[0].length };
      const inComment = instruction.line.comments.some((comment) => comment.span.start <= start && start < comment.span.end);
      if (inComment || new Set(match[0]).size < 12 || done.spans.some((each) => each.start <= start && span.end <= each.end)) continue;
      done.spans.push(span);
      context.report(span, `This access token becomes part of the image. ${fate(severity)} Revoke it, and use --mount=type=secret instead.`, { severity });
    }
  }
}

/** `login --token` writes the token into a file of the layer. Behind a secret mount people are taken to know that. */
function checkLogins(file: Dockerfile, stage: Stage, severity: Severity, done: { names: Set<string>; spans: Span[] }, context: RuleContext): void {
  for (const instruction of stage.instructions.filter((each) => each.name === 'RUN')) {
    if (instruction.flags.some((flag) => flag.value?.includes('type=secret'))) continue;
    const commands = commandsOf(file.text, instruction);
    for (const [at, { words, span }] of commands.entries()) {
      if (!/(?:^|\/)(?:huggingface-cli|hf)$/.test(words[0]?.text ?? '')) continue;
      const rest = words.slice(1).map((word) => word.text);
      const login = rest.includes('login') && rest.some((word) => word.startsWith('--token'));
      if (!login) continue;
      const undone = commands.slice(at + 1).some((command) => command.words.some((word) => word.text === 'logout'));
      const known = [...done.names].some((name) => rest.some((word) => word.includes(name))) || done.spans.some((each) => span.start <= each.start && each.end <= span.end);
      if (undone || known) continue;
      context.report(span, `This login writes the token into a file of the layer. ${fate(severity)} Use --mount=type=secret,id=hf_token,env=HF_TOKEN, which needs no login.`, { severity });
    }
  }
}

function checkNetrc(stage: Stage, context: RuleContext): void {
  for (const instruction of stage.instructions.filter((each) => (each.name === 'COPY' || each.name === 'ADD') && !each.flags.some((flag) => flag.name === 'from'))) {
    for (const word of instruction.words.slice(0, -1)) {
      if (!/(?:^|\/)[._]netrc$/.test(word.text)) continue;
      context.report(word.span, `${word.text} holds passwords and becomes a layer of the image, also when a later RUN deletes it. ${fate('error')} Mount it for one RUN with --mount=type=secret.`);
    }
  }
}
