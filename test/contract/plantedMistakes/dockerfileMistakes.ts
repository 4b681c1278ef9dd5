import { pick } from '../../../scripts/random.ts';
import type { Instruction } from '../../../src/core/dockerfile/dockerfile.ts';
import { finalStage } from '../../../src/core/dockerfile/stages.ts';
import { type Mistake, overwrite, type Plant, type ValidDockerfile } from './mistake.ts';

type DockerfileMistake = Mistake<ValidDockerfile>;

/** The instructions of the stages that the build needs: in the last one nothing is skipped. */
function needed({ file }: ValidDockerfile): readonly Instruction[] {
  return finalStage(file)?.instructions ?? [];
}

/** One more instruction behind the last FROM, and the part of it where the finding belongs. */
function added(name: string, rules: readonly string[], lines: string, part = lines, accepts: (valid: ValidDockerfile) => boolean = () => true): DockerfileMistake {
  return {
    name,
    rules,
    plants: (valid): readonly Plant[] => {
      const stage = finalStage(valid.file);
      if (!stage || !accepts(valid)) return [];
      const at = stage.from.span.end;
      const start = at + 1 + lines.indexOf(part);
      return [{ edit: { start: at, end: at, text: `\n${lines}` }, place: { start, end: start + part.length } }];
    },
  };
}

/** A change of certain instructions of the last stage. */
function changed(name: string, rules: readonly string[], names: readonly string[], change: (instruction: Instruction, valid: ValidDockerfile) => Plant | undefined): DockerfileMistake {
  return { name, rules, plants: (valid) => needed(valid).filter((instruction) => names.includes(instruction.name)).flatMap((instruction) => change(instruction, valid) ?? []) };
}

/** Bases of which everybody knows that they bring no program of their own. */
const onKnownBase = ({ file }: ValidDockerfile): boolean => /^(?:python|ubuntu|debian|nvidia\/cuda|pytorch\/pytorch):/.test(finalStage(file)?.base?.text ?? '');
const onCuda = ({ file }: ValidDockerfile): boolean => (finalStage(file)?.base?.text ?? '').includes('nvidia/cuda:') && !file.text.includes('torch');

/** Everything in which a Dockerfile can go wrong before a build has run for long. */
export const dockerfileMistakes: readonly DockerfileMistake[] = [
  {
    name: 'a misspelt instruction',
    rules: ['dockerfile/unknown-instruction'],
    plants: (valid, random) => needed(valid).filter(({ keyword, heredocs, flags }) => keyword.text.length > 2 && heredocs.length === 0 && flags.length === 0).map(({ keyword }) => {
      const at = 1 + Math.floor(random() * (keyword.text.length - 2));
      return overwrite(keyword.span, pick([keyword.text.slice(0, at) + keyword.text.slice(at + 1), keyword.text.slice(0, at) + keyword.text.charAt(at) + keyword.text.slice(at), `${keyword.text}S`], random));
    }),
  },
  added('an unknown instruction', ['dockerfile/unknown-instruction'], 'INSTALL curl', 'INSTALL'),
  added('a shell command as an instruction', ['dockerfile/unknown-instruction'], 'pip install numpy', 'pip'),
  added('a docker command as an instruction', ['dockerfile/unknown-instruction'], 'docker build -t demo:1 .'),
  changed('an instruction without argument', ['dockerfile/missing-argument'], ['WORKDIR', 'ENV', 'EXPOSE', 'USER', 'LABEL', 'ARG'], ({ argument, keyword }) => ({ edit: { ...argument.span, text: '' }, place: keyword.span })),
  changed('a copy without destination', ['dockerfile/missing-argument'], ['COPY', 'ADD'], ({ words, exec, argument, heredocs, span }) => {
    const [first, second] = words;
    return first && second && !exec && heredocs.length === 0 ? { edit: { start: first.span.end, end: argument.span.end, text: '' }, place: { start: span.start, end: first.span.end } } : undefined;
  }),
  added('an unknown flag', ['dockerfile/invalid-flag'], 'COPY --form=0 notes.txt /etc/motd', '--form'),
  added('a mount of an unknown type', ['dockerfile/invalid-mount'], 'RUN --mount=type=cash,target=/root/.cache true', 'type=cash'),
  added('a copy from a stage that is not there', ['dockerfile/unknown-stage'], 'COPY --from=99 /notes.txt /etc/motd', '--from=99'),
  added('a Hugging Face token in the image', ['hf-token-in-dockerfile'], 'ENV HF_TOKEN=hf_abcdefghijklmnopqrstuvwxyzABCDEFGH', undefined, ({ text }) => !/HF_TOKEN|HUGGING/.test(text)),
  added('a variable in the old form', ['env-legacy-format'], 'ENV SLIPWAY_MODE fast and loose', undefined),
  added('a quote that stays open', ['dockerfile/unreadable-word'], 'ENV SLIPWAY_MODE="fast'),
  added('a variable that stays open', ['dockerfile/unreadable-word'], 'ENV SLIPWAY_MODE=${HOME'),
  added('a heredoc that stays open', ['dockerfile/unterminated-heredoc'], 'RUN cat <<EOF_OF_MINE > /tmp/x\nhello', '<<EOF_OF_MINE'),
  added('an array in single quotes', ['dockerfile/array-not-json'], "RUN ['echo', 'a']"),
  added('an array with a number', ['dockerfile/exec-form'], 'RUN ["sleep", 1]', '["sleep", 1]'),
  added('a blank line in a continued command', ['dockerfile/blank-continuation'], 'RUN echo a \\\n\n  b', '\\'),
  added('a health check without CMD', ['dockerfile/missing-argument'], 'HEALTHCHECK curl localhost', 'curl localhost'),
  added('a trigger that cannot be one', ['dockerfile/invalid-trigger'], 'ONBUILD FROM alpine:3.20', 'FROM'),
  added('requirements that nobody copied', ['file-not-copied'], 'RUN pip install -r /nowhere/requirements.txt', '/nowhere/requirements.txt', onKnownBase),
  added('torch for CPUs on a CUDA image', ['torch-cpu-wheel-on-gpu-image'], 'RUN pip install torch==2.6.0 --index-url https://download.pytorch.org/whl/cpu', undefined, onCuda),
  added('torch for a CUDA that was never built', ['torch-cuda-tag-unavailable'], 'RUN pip install torch==2.6.0 --index-url https://download.pytorch.org/whl/cu999', undefined, onCuda),
  {
    name: 'a CUDA image that does not exist',
    rules: ['cuda-tag-invalid'],
    plants: ({ file }) => {
      const stage = finalStage(file);
      return stage?.base && /nvidia\/cuda:[\w.-]+$/.test(stage.base.text) && stage.base.text.startsWith('nvidia/') ? [overwrite(stage.base.span, pick(['nvidia/cuda:latest', 'nvidia/cuda:12.4.1', 'nvidia/cuda:12.4.1-runtime-ubuntu'], () => 0))] : [];
    },
  },
  { name: 'two images in FROM', rules: ['dockerfile/extra-argument'], plants: ({ file }) => fromWith(file, (base) => ({ at: base.end, text: ' python' })) },
  { name: 'an image with a blank', rules: ['dockerfile/extra-argument'], plants: ({ file }) => fromWith(file, (base, text) => (/:/.test(text) ? { at: base.start + text.lastIndexOf(':'), text: ' ' } : undefined)) },
  { name: 'an undeclared argument in FROM', rules: ['dockerfile/undeclared-argument', 'dockerfile/invalid-image'], plants: (valid) => {
    const base = finalStage(valid.file)?.base;
    return base && onKnownBase(valid) ? [overwrite(base.span, 'python:${NO_SUCH_ARGUMENT}')] : [];
  } },
  {
    name: 'an instruction before FROM',
    rules: ['dockerfile/missing-from'],
    plants: ({ file }) => {
      const first = file.stages[0]?.from.span.start ?? 0;
      return file.stages.length > 0 ? [{ edit: { start: first, end: first, text: 'RUN true\n' }, place: { start: first, end: first + 8 } }] : [];
    },
  },
];

function fromWith(file: ValidDockerfile['file'], insert: (base: { readonly start: number; readonly end: number }, text: string) => { readonly at: number; readonly text: string } | undefined): readonly Plant[] {
  const { base, from } = finalStage(file) ?? {};
  const change = base && insert(base.span, base.text);
  return change && from ? [{ edit: { start: change.at, end: change.at, text: change.text }, place: { start: change.at, end: from.span.end + change.text.length } }] : [];
}
