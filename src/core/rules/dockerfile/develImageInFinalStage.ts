import { commandsOf, type Command } from '../../dockerfile/commands.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import { pipInstall } from '../../dockerfile/pipInstall.ts';
import { baseImage, finalLineage, finalStage } from '../../dockerfile/stages.ts';
import { startCommand, startedCommands } from '../../dockerfile/startCommand.ts';
import { parseImageRef } from '../../images/imageRef.ts';
import { defineDockerfileRule } from '../../lint/rule.ts';

/** Whoever names one of these compiles, while the image is built or when the container runs. */
const compilers = /\b(?:nvcc|gcc|g\+\+|clang|cmake|ninja|make|cargo|setup\.py|cuda-gdb|nsys|ncu)\b/;
/** Packages that compile kernels when they run, or when pip installs them. */
const compiling = /vllm|sglang|deepspeed|flash|triton|xformers|apex|cupy|pycuda|numba|torch[._-]?compile|jax|transformer[-_]engine|bitsandbytes|auto-?gptq|exllama|mamba[-_]ssm|causal[-_]conv1d|git\+/i;

export const develImageInFinalStage = defineDockerfileRule<Dockerfile>({
  id: 'devel-image-in-final-stage',
  severity: 'warning',
  summary: 'The image that is shipped is built on a -devel image.',
  why: 'A -devel image adds the compiler, headers and static libraries of CUDA to -runtime: several GB that every node pulls before the first start and that the program never opens. Compile in a -devel stage and copy the result into a -runtime one.',
  sources: ['https://gitlab.com/nvidia/container-images/cuda', 'https://docs.docker.com/build/building/multi-stage/'],
  misses: ['RUN', 'FROM', 'CMD', 'ENTRYPOINT'],
  check(file, context) {
    const final = finalStage(file);
    const reference = final && baseImage(file, final);
    const image = reference === undefined ? undefined : parseImageRef(reference);
    const root = finalLineage(file).at(-1);
    const started = startedCommands(file, startCommand(file)).at(-1);
    if (!image?.tag || !root?.base || !started || isForPeople(started) || !isDevel(image.repository, image.tag)) return;
    const use = useOfCompiler(file);
    if (use === 'yes') return;
    const literal = context.text.slice(root.base.span.start, root.base.span.end);
    const at = literal.lastIndexOf('devel');
    const place = at < 0 ? root.base.span : { start: root.base.span.start + at, end: root.base.span.start + at + 'devel'.length };
    const doubt = use === 'maybe' ? ' Keep it if one of the packages compiles kernels when it runs.' : '';
    context.report(place, `The shipped image carries CUDA's compiler, headers and static libraries, several GB that nothing here uses. Start the final stage from the -runtime image and copy into it what was compiled.${doubt}`, { severity: use === 'maybe' ? 'info' : 'warning' });
  },
});

/** A shell, a notebook or a container that only waits: somebody works in it. */
function isForPeople({ words }: Command): boolean {
  const program = words[0]?.text.replace(/^.*\//, '') ?? '';
  return /^(?:(?:ba|z|da)?sh|sleep|tail|jupyter(?:-lab)?|code-server|sshd|tmux)$/.test(program);
}

function isDevel(repository: string, tag: string): boolean {
  return /(?:^|\/)(?:nvidia\/cuda|pytorch\/pytorch)$/.test(repository) && /-devel(?:-|$)/.test(tag);
}

/** `maybe` where packages are installed that nobody can see from here. */
function useOfCompiler(file: Dockerfile): 'yes' | 'no' | 'maybe' {
  let hidden = false;
  for (const instruction of finalLineage(file).flatMap((stage) => stage.instructions)) {
    if (!['RUN', 'CMD', 'ENTRYPOINT', 'ENV'].includes(instruction.name)) continue;
    const source = file.text.slice(instruction.span.start, instruction.span.end);
    if (compilers.test(source) || compiling.test(source) || /CUDA_HOME|ARCH_LIST/.test(source)) return 'yes';
    for (const command of instruction.name === 'RUN' ? commandsOf(file.text, instruction) : []) {
      const install = pipInstall(command);
      const name = command.words[0]?.text ?? '';
      hidden ||= name.endsWith('.sh') || /^(?:conda|mamba|poetry|uv|pdm|bash|sh|python[\d.]*)$/.test(name) || (install !== undefined && (install.files.length > 0 || install.requirements.some((word) => word.dynamic || /^[./]/.test(word.text))));
    }
  }
  return hidden ? 'maybe' : 'no';
}
