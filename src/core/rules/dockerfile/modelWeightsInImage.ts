import { baseName } from '../../../base/paths.ts';
import { commandsOf, type Command } from '../../dockerfile/commands.ts';
import type { Dockerfile, Instruction, Stage } from '../../dockerfile/dockerfile.ts';
import { copiedReferences, copyOrigin, finalLineage, finalStage, lineage } from '../../dockerfile/stages.ts';
import type { Severity } from '../../lint/finding.ts';
import { defineDockerfileRule, type RuleContext } from '../../lint/rule.ts';

/** Always large. */
const weights = /(?:\.(?:safetensors|gguf|ggml|engine)|(?:^|\/)(?:pytorch_model|model-\d+-of-\d+|consolidated)[\w.-]*\.(?:bin|pth))$/i;
/** Large or small: nobody can tell from the name. */
const modelFiles = /\.(?:pth?|h5|onnx|ckpt|keras)$/i;

const why = 'Every node pulls them with the image before the first start, and every change below this line pushes and pulls them again';

export const modelWeightsInImage = defineDockerfileRule<Dockerfile>({
  id: 'model-weights-in-image',
  severity: 'warning',
  summary: 'Model weights become a layer of the image.',
  why: 'Weights are gigabytes. In a layer they are pushed and pulled with the image, each node start waits for them, and a change of code above them in the file sends them again. A volume or an OCI model volume is filled once and mounted by every pod.',
  sources: ['https://docs.vllm.ai/en/latest/deployment/k8s/', 'https://github.com/huggingface/text-generation-inference/blob/main/README.md', 'https://kserve.github.io/website/latest/modelserving/storage/oci/'],
  check(file, context) {
    if (isModelImage(file)) return;
    for (const stage of finalLineage(file)) {
      for (const instruction of stage.instructions) {
        if (instruction.name === 'COPY' || instruction.name === 'ADD') checkCopy(file, instruction, context);
        if (instruction.name === 'RUN') checkDownload(file, instruction, context);
      }
    }
  },
});

/** An image that is meant to hold a model: on an empty or tiny base, with nothing that runs. */
function isModelImage(file: Dockerfile): boolean {
  const final: Stage | undefined = finalStage(file);
  const tiny = final?.origin.kind === 'scratch' || (final?.origin.kind === 'image' && /(?:^|\/)(?:busybox|alpine|ubi-micro|ubi\d*\/ubi-micro|static)(?::|@|$)/.test(final.origin.reference));
  return  tiny && !final?.instructions.some((instruction) => instruction.name === 'CMD' || instruction.name === 'ENTRYPOINT');
}

function checkCopy(file: Dockerfile, instruction: Instruction, context: RuleContext): void {
  const downloaded = downloadsOf(file, instruction);
  for (const word of instruction.words.slice(0, -1)) {
    const name = word.text.replace(/[?#].*$/, '');
    const folder = name.replace(/\/+$/, '');
    const holds = downloaded.some((place) => place === folder || place.startsWith(`${folder}/`));
    const severity: Severity | undefined = holds || weights.test(name) ? 'warning' : modelFiles.test(name) ? 'info' : undefined;
    if (!severity) continue;
    const doubt = severity === 'info' ? ' A model of a few MB may stay.' : '';
    context.report(word.span, `The weights become a layer of the image. ${why}; mount them from a volume instead.${doubt}`, { severity });
  }
}

/** Where the stage that a COPY takes from has downloaded models to. */
function downloadsOf(file: Dockerfile, instruction: Instruction): readonly string[] {
  const origins = copiedReferences(instruction).map(({ reference }) => copyOrigin(file, reference));
  const stages = origins.flatMap((origin) => (origin.kind === 'stage' ? file.stages[origin.stage] ?? [] : []));
  const runs = stages.flatMap((stage) => lineage(file, stage)).flatMap(({ instructions }) => instructions).filter(({ name }) => name === 'RUN');
  return runs.flatMap((run) => commandsOf(file.text, run)).filter(downloadsWeights).flatMap((command) => targetOf(command) ?? []);
}

/** The absolute path that a download is told to write to. */
function targetOf({ words }: Command): string | undefined {
  const texts = words.map(({ text }) => text);
  const flag = texts.findIndex((text) => /^(?:--local-dir|--local_dir|-O|-o|-P|--output|--directory-prefix)(?:=|$)/.test(text));
  const glued = texts[flag]?.split('=')[1];
  const target = flag < 0 ? (texts[0] === 'git' ? texts.at(-1) : undefined) : glued ?? texts[flag + 1];
  return target?.startsWith('/') ? target.replace(/\/+$/, '') : undefined;
}

function checkDownload(file: Dockerfile, instruction: Instruction, context: RuleContext): void {
  const mounted = instruction.flags.some((flag) => flag.name === 'mount' && /type=cache/.test(flag.value ?? '') && /hugging|models|HF_HOME|\.cache(?:,|$)|ollama|torch/.test(flag.value ?? ''));
  const commands = commandsOf(file.text, instruction);
  const removed = commands.some((command) => command.words[0]?.text === 'rm' && command.words.some((word) => /hugging|\.cache|models?\b|weights/.test(word.text)));
  if (mounted || removed) return;
  for (const command of commands) {
    // Ollama's server does the download: where none runs in the same RUN, there is nothing that could.
    if (!downloadsWeights(command) || (baseName(command.words[0]?.text ?? '') === 'ollama' && !commands.some(servesOllama))) continue;
    context.report(command.span, `This download becomes a layer of the image. ${why}; mount a volume at the model's place, for Hugging Face at HF_HOME, and download when the container starts.`);
  }
}

function servesOllama({ words }: Command): boolean {
  return words.some(({ text }, at) => text === 'serve' && baseName(words[at - 1]?.text ?? '') === 'ollama');
}

/** Programs that fetch, and which of their commands fetch weights, by the two words behind the program and by all of it. */
const fetching: readonly (readonly [program: RegExp, weights: (first: string, second: string, whole: string) => boolean])[] = [
  [/^(?:huggingface-cli|hf|modelscope)$/, (first) => first === 'download'],
  [/^ollama$/, (first) => first === 'pull'],
  [/^git$/, (first, second, whole) => (first === 'lfs' && second === 'pull') || (first === 'clone' && /https:\/\/(?:[^/@]*@)?(?:huggingface\.co|hf\.co)\/(?!datasets\/|spaces\/)/.test(whole))],
  [/^(?:wget|curl)$/, (_first, _second, whole) => /\.(?:safetensors|gguf)(?:$|[?\s])/.test(whole)],
  [/^python[\d.]*$/, (_first, _second, whole) => /snapshot_download\(|(?:Model\w*|Pipeline|ForCausalLM|ForConditionalGeneration)\.from_pretrained\(/.test(whole)],
];

/** Commands that fetch a model; parts of one, such as its tokenizer, are small. */
function downloadsWeights(command: Command): boolean {
  const program = command.words[0]?.text.replace(/^\S*\//, '') ?? '';
  const fetchesWeights = fetching.find(([name]) => name.test(program))?.[1];
  if (!fetchesWeights) return false;
  const [first = '', second = ''] = command.words.slice(1, 3).map((word) => word.text.replace(/^\S*\//, ''));
  const whole = command.words.map((word) => word.text).join(' ');
  if (/tokenizer|processor|vocab|--include|allow_patterns|--repo-type[= ](?:dataset|space)|--help|config\.json/i.test(whole) && !/AutoModel|\.safetensors|\.gguf/.test(whole)) return false;
  return fetchesWeights(first, second, whole);
}
