import type { Span } from '../../base/text.ts';
import type { Finding, Fix } from '../lint/finding.ts';
import { nearestName } from '../lint/nearestName.ts';
import type { Instruction } from './dockerfile.ts';
import { instructionNames } from './instructionNames.ts';
import { problem, replacement } from './problem.ts';

/** Programs that people run from outside of an image. */
const outside = new Set(['docker', 'podman', 'buildah', 'docker-compose', 'nerdctl', 'kubectl', 'helm', 'kind', 'minikube', 'k3d', 'oc']);

/** Programs and shell words that people mean to run inside of an image. */
const inside = new Set(
  ('accelerate apk apt apt-get bash cargo cat cd chmod chown conda cp curl deepspeed dnf dpkg echo export flask git go gunicorn huggingface-cli hf jupyter ln ls make mamba mkdir ' +
    'mv ninja node npm npx nvidia-smi ollama perl pip pip3 pipenv pnpm poetry pwd python python3 rm sed service set sh source streamlit sudo tar torchrun touch unset unzip useradd uv uvicorn ' +
    'vllm wget yarn yum').split(' '),
);

/** A command that is written where an instruction should be: its program, the words behind it and its place. */
interface PastedCommand {
  readonly program: string;
  readonly rest: string;
  readonly span: Span;
  readonly programSpan: Span;
  /** False where it goes over several lines, so that no simple edit mends it. */
  readonly oneLine: boolean;
}

/** Says what an instruction that Docker does not know probably is. */
export function unknownInstruction(instruction: Instruction): Finding {
  const written = instruction.keyword.text;
  const where = instruction.keyword.span;
  const pasted = pastedCommand(instruction);
  if (pasted) return outsideProgram(pasted) === undefined ? insideCommand(pasted) : outsideCommand(pasted);
  if (/^(?:```|~~~)/.test(written)) return markdownFence(instruction);
  const spaced = /^([A-Za-z]+)[\u00a0\u3000\u2000-\u200b]/.exec(written);
  const fromSpaced = spaced?.[1];
  if (spaced && fromSpaced !== undefined && instructionNames.some((name) => name === fromSpaced.toUpperCase())) {
    const blank = { start: where.start + fromSpaced.length, end: where.start + spaced[0].length };
    const message = `The character behind ${fromSpaced} only looks like a blank, so Docker reads "${written}" as one unknown instruction and the build stops here.`;
    return problem('unknown-instruction', 'error', blank, message, () => [replacement('Write a plain blank', blank, ' ')]);
  }
  const nearest = nearestName(written.toUpperCase(), instructionNames);
  const hint = nearest === undefined ? '' : ` Did you mean ${nearest}?`;
  const message = `${written} is not a Dockerfile instruction, so the build stops here.${hint}`;
  // Such a word is what a Makefile puts something in the place of.
  const severity = /^[A-Z]+_[A-Z\d_]+$/.test(written) ? 'warning' : 'error';
  return problem('unknown-instruction', severity, where, message, nearest === undefined ? undefined : () => [replacement(`Change to ${nearest}`, where, nearest)]);
}

/** The command of a terminal that stands here, with or without the prompt that was pasted along. */
function pastedCommand({ keyword, argument, span, line }: Instruction): PastedCommand | undefined {
  const oneLine = line.pieces.length === 1;
  const prompt = /^(?:\$|%|>|>>>)$/.test(keyword.text);
  const [, program = '', rest = ''] = prompt ? /^(\S+)\s*([^]*)$/.exec(argument.text) ?? [] : ['', keyword.text, argument.text];
  const start = prompt ? argument.span.start : keyword.span.start;
  const known = outside.has(program.toLowerCase()) || inside.has(program.toLowerCase()) || /^(?:\.{1,2}\/|\/)./.test(program);
  if (program === '' || !(known || prompt)) return undefined;
  return { program, rest, span, programSpan: { start: prompt ? keyword.span.start : start, end: start + program.length }, oneLine };
}

/** The program for outside of an image that a command runs, past `sudo`. */
function outsideProgram({ program, rest }: PastedCommand): string | undefined {
  const name = program === 'sudo' ? rest.split(/\s/)[0] ?? '' : program;
  return outside.has(name.toLowerCase()) ? name : undefined;
}

function outsideCommand({ program, rest, span, oneLine }: PastedCommand): Finding {
  const short = `${program} ${rest.split(/\s/).slice(0, program === 'sudo' ? 2 : 1).join(' ')}`.trim();
  const message = `"${short}" is a command for a terminal, not an instruction: the build reads this line and stops with "unknown instruction". Run it in a terminal, not in the Dockerfile.`;
  const comment: Fix = { title: 'Turn the line into a comment', edits: [{ start: span.start, end: span.start, text: '# ' }], kind: 'unsafe', preferred: true };
  return problem('unknown-instruction', 'error', span, message, () => (oneLine ? [comment] : []));
}

/** What keeps its effect for the rest of a Dockerfile only as an instruction: `cd` and `export`. */
function insideCommand({ program, rest, span, programSpan, oneLine }: PastedCommand): Finding {
  const directory = program === 'cd' && /^[^\s;&|]+$/.test(rest) ? rest : undefined;
  const variable = program === 'export' && /^[A-Za-z_]\w*=/.test(rest) && !/[;&|`]|\$\(/.test(rest) ? rest : undefined;
  const whole = directory === undefined ? variable && `ENV ${variable}` : `WORKDIR ${directory}`;
  if (whole !== undefined) {
    const message = `"${program}" is a shell command, not an instruction, so the build stops here. Write ${whole}, which holds for everything below.`;
    return problem('unknown-instruction', 'error', programSpan, message, () => (oneLine ? [replacement(`Write ${whole.split(' ')[0] ?? ''}`, span, whole, 'unsafe')] : []));
  }
  const message = `"${program}" is a shell command, not an instruction, so the build stops here. Put RUN in front to run it while the image is built, or CMD to run it when the container starts.`;
  return problem('unknown-instruction', 'error', programSpan, message, () => [
    { title: 'Put RUN in front', edits: [{ start: span.start, end: programSpan.end, text: `RUN ${program}` }], kind: 'unsafe', preferred: true },
  ]);
}

function markdownFence({ span, line }: Instruction): Finding {
  const message = 'This line is the frame of a code block from a text, not an instruction, so the build stops here. Delete it.';
  return problem('unknown-instruction', 'error', span, message, () => (line.pieces.length === 1 ? [{ title: 'Delete the line', edits: [{ start: span.start, end: line.next, text: '' }], kind: 'safe', preferred: true }] : []));
}
