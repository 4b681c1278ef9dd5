import type { Finding } from '../lint/finding.ts';
import { nearestName } from '../lint/nearestName.ts';
import type { Instruction } from './dockerfile.ts';
import { instructionNames } from './instructionNames.ts';
import { problem, replacement } from './problem.ts';

/** Programs that people run from outside of an image. */
const outside = new Set(['docker', 'podman', 'docker-compose', 'nerdctl', 'kubectl', 'helm', 'kind', 'minikube']);

/** Programs and shell words that people mean to run inside of an image. */
const inside = new Set(
  ('apk apt apt-get bash cat cd chmod chown conda cp curl dnf dpkg echo export git huggingface-cli jupyter ln ls make mamba mkdir ' +
    'mv ninja npm nvidia-smi perl pip pip3 pnpm poetry pwd python python3 rm sed set sh source sudo tar torchrun touch unzip useradd uv uvicorn ' +
    'vllm wget yarn yum').split(' '),
);

/** Says what an instruction that Docker does not know probably is. */
export function unknownInstruction(instruction: Instruction): Finding {
  const written = instruction.keyword.text;
  const where = instruction.keyword.span;
  const command = written.toLowerCase();
  if (outside.has(command)) return outsideCommand(instruction, `${written} ${instruction.words[0]?.text.split(/\s/)[0] ?? ''}`.trim());
  if (inside.has(command) || /^(?:\.{1,2}\/|\/)/.test(written)) return insideCommand(instruction);
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
  return problem('unknown-instruction', 'error', where, message, nearest === undefined ? undefined : () => [replacement(`Change to ${nearest}`, where, nearest)]);
}

function outsideCommand(instruction: Instruction, short: string): Finding {
  const message = `"${short}" is a command for a terminal, not an instruction: the build reads this line and stops with "unknown instruction". Run it in a terminal, not in the Dockerfile.`;
  const comment = { title: 'Turn the line into a comment', edits: [{ start: instruction.span.start, end: instruction.span.start, text: '# ' }], kind: 'unsafe', preferred: true } as const;
  return problem('unknown-instruction', 'error', instruction.span, message, () => (instruction.line.pieces.length === 1 ? [comment] : []));
}

function insideCommand(instruction: Instruction): Finding {
  const { start } = instruction.span;
  const message = `"${instruction.keyword.text}" is a shell command, not an instruction, so the build stops here. Put RUN in front to run it while the image is built, or CMD to run it when the container starts.`;
  return problem('unknown-instruction', 'error', instruction.keyword.span, message, () => [
    { title: 'Put RUN in front', edits: [{ start, end: start, text: 'RUN ' }], kind: 'unsafe', preferred: true },
  ]);
}
