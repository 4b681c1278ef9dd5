import { baseName } from '../../../base/paths.ts';
import { buildCommands, type BuildCommand } from '../../dockerfile/buildCommands.ts';
import type { Command } from '../../dockerfile/commands.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import { pipInstall } from '../../dockerfile/pipInstall.ts';
import { environmentAt } from '../../dockerfile/resolve.ts';
import { baseImage } from '../../dockerfile/stages.ts';
import { bringsCuda } from '../../images/bringsCuda.ts';
import { parseImageRef } from '../../images/imageRef.ts';
import type { Fix } from '../../lint/finding.ts';
import { defineDockerfileRule } from '../../lint/rule.ts';
import { trainingOf } from '../../models/trainingCommand.ts';
import { lineBreak } from '../../yaml/edits.ts';

const usesGpu = /\.cuda\(\)|\.to\(\s*["'](?:cuda|gpu)|device\s*=\s*["']cuda|assert\s+torch\.cuda\.is_available\(\)|(?:exit|raise)\b.*torch\.cuda\.is_available|torch\.cuda\.(?:get_device_name|current_device|get_device_properties|get_device_capability)\(/;
const architectures = '8.0;8.6;8.9;9.0';

export const gpuNeededAtBuild = defineDockerfileRule<Dockerfile>({
  id: 'gpu-needed-at-build',
  severity: 'warning',
  summary: 'A step of the build needs a GPU.',
  why: 'docker build gives its steps no GPU and no driver: nvidia-smi is not there, torch.cuda.is_available() is False. Such a step stops the build, or quietly compiles for the CPU only. Only RUN --device asks BuildKit for one, where the builder allows it.',
  sources: ['https://docs.docker.com/reference/dockerfile/#run---device', 'https://github.com/facebookresearch/detectron2/blob/main/docker/Dockerfile', 'https://github.com/huggingface/text-generation-inference/blob/main/Dockerfile'],
  misses: ['ENV', 'ARG'],
  supersedes: ['training-at-build'],
  check(file, context) {
    for (const each of buildCommands(file)) {
      if (each.uncertain || each.instruction.flags.some((flag) => flag.name === 'device') || each.piped) continue;
      const what = needsGpu(file, each);
      if (what !== undefined) context.report(each.command.span, `There is no GPU while an image is built, so ${what}. Move it to the start of the container.`);
      const extension = what === undefined ? cudaExtension(file, each) : undefined;
      if (extension) {
        context.report(extension.place, `There is no GPU while an image is built, so ${extension.effect}. Set ${extension.variable} in front.`, { fixes: () => variableFix(file.text, each, extension) });
      }
    }
  },
});

/** What will happen, for commands that cannot do without a GPU. */
function needsGpu(file: Dockerfile, { stage, command }: BuildCommand): string | undefined {
  const [first, second, third] = command.words;
  const program = baseName(first?.text ?? '');
  if (program === 'nvidia-smi') return 'nvidia-smi is missing or finds no driver, and the build stops here';
  if ((program === 'vllm' && second?.text === 'serve') || (program.startsWith('python') && second?.text === '-m' && /^(?:vllm\.entrypoints|sglang\.launch_server)/.test(third?.text ?? ''))) return 'this server finds no device and the build stops here';
  if (program === 'trtllm-build' || (program === 'trtexec' && command.words.some((word) => word.text.startsWith('--saveEngine')))) return 'TensorRT cannot build an engine and the build stops here';
  if (/^python[\d.]*$/.test(program) && second?.text === '-c' && usesGpu.test(third?.text ?? '')) return 'this line of Python finds no CUDA device and the build stops here';
  const training = trainingOf(command.words);
  const base = training && baseImage(file, stage);
  const image = base === undefined ? undefined : parseImageRef(base);
  if (!training || !image || !bringsCuda(image)) return undefined;
  return `${training.name} trains on the CPU or stops the build here`;
}

interface Extension {
  readonly place: { readonly start: number; readonly end: number };
  readonly variable: string;
  readonly value: string;
  readonly effect: string;
}

/** Packages that look for a GPU when pip compiles them, unless a variable speaks for it. */
function cudaExtension(file: Dockerfile, { stage, instruction, command }: BuildCommand): Extension | undefined {
  // NVIDIA's own images of PyTorch set it.
  const knowsArchitectures = /nvidia\/pytorch(?::|$)/.test(baseImage(file, stage) ?? '') || isSet(file, instruction, command, 'TORCH_CUDA_ARCH_LIST');
  for (const word of pipInstall(command)?.requirements ?? []) {
    const source = /(?:^|@ ?)git\+https:\/\/github\.com\/facebookresearch\/(detectron2|pytorch3d|xformers)(?:\.git)?(?:[@#].*)?$/.exec(word.text)?.[1];
    if (source !== undefined && !isSet(file, instruction, command, 'FORCE_CUDA') && !(source === 'xformers' && knowsArchitectures)) {
      return { place: word.span, variable: 'FORCE_CUDA=1', value: 'FORCE_CUDA=1', effect: `pip compiles ${source} for the CPU only and its GPU operators are missing at run time` };
    }
    if (/^deepspeed(?:$|[=<>~![])/.test(word.text) && !knowsArchitectures && compilesOperators(file, instruction, command)) {
      return { place: word.span, variable: 'TORCH_CUDA_ARCH_LIST', value: `TORCH_CUDA_ARCH_LIST="${architectures}"`, effect: 'DeepSpeed cannot see which architecture to compile its operators for' };
    }
  }
  return undefined;
}

/** DeepSpeed compiles when it runs, unless it is told to do so at once. */
function compilesOperators(file: Dockerfile, instruction: BuildCommand['instruction'], command: Command): boolean {
  if (command.assignments.some((each) => /^DS_BUILD_\w+=1$/.test(each.text))) return true;
  return [...environmentAt(file, instruction).values].some(([name, value]) => name.startsWith('DS_BUILD_') && value.kind === 'set' && value.text === '1');
}

function isSet(file: Dockerfile, instruction: BuildCommand['instruction'], command: Command, name: string): boolean {
  const source = file.text.slice(instruction.span.start, command.span.end);
  return source.includes(`${name}=`) || environmentAt(file, instruction).values.has(name);
}

function variableFix(text: string, { instruction }: BuildCommand, { value }: Extension): Fix[] {
  const start = instruction.comments[0]?.span.start ?? instruction.span.start;
  return [{ title: `Set ${value.slice(0, value.indexOf('='))}`, edits: [{ start, end: start, text: `ENV ${value}${lineBreak(text)}` }], kind: 'unsafe', preferred: true }];
}
