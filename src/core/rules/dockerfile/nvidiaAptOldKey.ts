import { commandsOf, type Command, type CommandWord } from '../../dockerfile/commands.ts';
import { flowOf } from '../../dockerfile/commandFlow.ts';
import type { Dockerfile, Instruction, Stage } from '../../dockerfile/dockerfile.ts';
import { lineage, reachableStages } from '../../dockerfile/stages.ts';
import type { Fix } from '../../lint/finding.ts';
import { defineDockerfileRule, type RuleContext } from '../../lint/rule.ts';

const host = 'developer\\.download\\.nvidia\\.c(?:om|n)';
const oldKey = new RegExp(`${host}/compute/cuda/repos/[^\\s"']*/7fa2af80\\.pub`);
const oldRepository = new RegExp(`${host}/compute/machine-learning/repos`);
/** A source list that this file writes by itself; CUDA images bring one that has its key with it. */
const listsRepository = new RegExp(`\\bdeb\\b[^\\n]*${host}/compute/cuda/repos|add-apt-repository[^\\n]*${host}/compute/cuda/repos`);
const newKey = /3bf863cc|cuda-keyring|cuda-archive-keyring/;

export const nvidiaAptOldKey = defineDockerfileRule<Dockerfile>({
  id: 'nvidia-apt-old-key',
  severity: 'error',
  summary: 'The apt key of NVIDIA that is fetched here signs nothing any more.',
  why: 'NVIDIA changed the key of its apt repositories in April 2022. With the old one, 7fa2af80, apt-get update ends with "NO_PUBKEY A4B469963BF863CC" and the build stops. The machine-learning repository was retired at the same time; its packages are in the CUDA repository.',
  sources: ['https://github.com/NVIDIA/cuda-repo-management/issues/4', 'https://docs.nvidia.com/datacenter/tesla/driver-installation-guide/gpg-keys-used-to-sign-the-packages.html', 'https://developer.nvidia.com/blog/updating-the-cuda-linux-gpg-repository-key/'],
  check(file, context) {
    for (const stage of reachableStages(file)) checkStage(file, stage, context);
  },
});

function isUpdate({ words }: Command): boolean {
  return /(?:^|\/)apt(?:-get)?$/.test(words[0]?.text ?? '') && words.some(({ text }) => text === 'update');
}

function checkStage(file: Dockerfile, stage: Stage, context: RuleContext): void {
  if (!file.text.includes('nvidia.c')) return;
  const source = lineage(file, stage).map(({ instructions }) => instructions.map(({ span }) => file.text.slice(span.start, span.end)).join('\n')).join('\n');
  let told = false;
  for (const instruction of stage.instructions.filter((each) => each.name === 'RUN')) {
    const commands = commandsOf(file.text, instruction);
    for (const [at, command] of commands.entries()) {
      const fetched = word(command, oldKey);
      const key = fetched && !newKey.test(source) ? fetched : undefined;
      const repository = word(command, oldRepository);
      if (key) reportKey(file, stage, instruction, commands, at, key, listsRepository.test(source), context);
      else if (repository && addsSource(command) && !told) {
        // Its key and its packages go together.
        told = true;
        context.report(repository.span, `NVIDIA retired this repository in April 2022: it gets no packages any more. cuDNN, NCCL and TensorRT are in compute/cuda/repos now; use that one with the cuda-keyring package.`, { severity: 'warning' });
      }
    }
  }
}

function word(command: Command, pattern: RegExp): CommandWord | undefined {
  return command.words.find((each) => pattern.test(each.text));
}

/** Commands that write a source list or fetch a key; others, such as rm and sed, take the old one away. */
function addsSource(command: Command): boolean {
  return /(?:^|\/)(?:echo|printf|add-apt-repository|wget|curl|apt-key)$/.test(command.words[0]?.text ?? '') && !command.words.some((each) => each.text === 'del');
}

/** The commands of an instruction, each with whether it may fail. */
function flowing(file: Dockerfile, instruction: Instruction): readonly { readonly command: Command; readonly mayFail: boolean }[] {
  const flow = flowOf(file.text, instruction);
  return commandsOf(file.text, instruction).map((command, at) => ({ command, mayFail: flow[at]?.mayFail === true }));
}

function reportKey(file: Dockerfile, stage: Stage, instruction: Instruction, commands: readonly Command[], at: number, key: CommandWord, listed: boolean, context: RuleContext): void {
  const command = commands[at];
  if (!command || !/(?:^|\/)(?:apt-key|wget|curl|gpg)$/.test(command.words.find((each) => each.text !== 'sudo')?.text ?? '')) return;
  const following = stage.instructions.slice(stage.instructions.indexOf(instruction) + 1).filter((each) => each.name === 'RUN');
  const later = [...flowing(file, instruction).slice(at + 1), ...following.flatMap((each) => flowing(file, each))];
  const updated = later.find((each) => isUpdate(each.command));
  const sure = listed && updated?.mayFail === false && flowOf(file.text, instruction)[at]?.conditional === false;
  const literal = file.text.slice(key.span.start, key.span.end).indexOf('7fa2af80');
  const start = key.span.start + literal;
  const place = literal < 0 ? key.span : { start, end: start + '7fa2af80'.length };
  const effect = sure ? 'so apt-get update ends with "NO_PUBKEY A4B469963BF863CC" and the build stops' : 'so apt-get update ends with "NO_PUBKEY A4B469963BF863CC" wherever a repository relies on it';
  context.report(place, `NVIDIA replaced this key in April 2022, ${effect}. The key is 3bf863cc now; better, install the cuda-keyring package of the same repository.`, {
    severity: sure ? 'error' : 'warning',
    fixes: (): Fix[] => (literal < 0 ? [] : [{ title: 'Fetch the key 3bf863cc', edits: [{ ...place, text: '3bf863cc' }], kind: 'unsafe', preferred: true }]),
  });
}
