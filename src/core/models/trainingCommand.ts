import { baseName } from '../../base/paths.ts';

/** A word of a command line, in a Dockerfile or in a manifest. */
interface Word {
  readonly text: string;
}

/** What is trained by, and the word that tells so. */
export interface Training<W extends Word> {
  /** A script or a program as people call it, for example `train.py`. */
  readonly name: string;
  readonly word: W;
}

/** Programs that only start another one, which stands somewhere behind their options. */
const wrappers = /^(?:exec|sudo|nohup|time|tini|dumb-init|mpirun|mpiexec|horovodrun|nsys|uv|poetry|pipenv|conda|numactl|srun)$/;
const interpreters = /^(?:python[\d.]*|torchrun|accelerate|deepspeed|composer)$/;

/** Programs of trainers, with what must stand behind them. */
const trainers: readonly (readonly [program: RegExp, action: RegExp])[] = [
  [/^(?:llamafactory-cli|axolotl|xtuner|ludwig)$/, /^train$/],
  [/^swift$/, /^(?:sft|pt|rlhf)$/],
  [/^litgpt$/, /^(?:finetune\w*|pretrain)$/],
  [/^tune$/, /finetune|_dpo|ppo_/],
  [/^autotrain$/, /^--train$/],
  [/^yolo$/, /^(?:train|mode=train)$/],
];

/** What a command trains, by the name of its script, its module or its trainer; undefined for everything else. */
export function trainingOf<W extends Word>(words: readonly W[]): Training<W> | undefined {
  const own = unwrapped(words);
  const program = baseName(own[0]?.text ?? '');
  const isInterpreter = interpreters.test(program);
  const action = isInterpreter ? undefined : trainers.find(([name]) => name.test(program))?.[1];
  // Most commands train nothing, which their first word tells.
  if ((!isInterpreter && !action) || words.some(({ text }) => /^(?:--help|-h|--version|--dry-run)$/.test(text))) return undefined;
  const rest = own.slice(1);
  if (isInterpreter) return ofInterpreter(program, rest);
  const word = action && rest.find(({ text }) => action.test(text));
  return word && { name: `${program} ${word.text}`, word };
}

function unwrapped<W extends Word>(words: readonly W[]): readonly W[] {
  if (!wrappers.test(baseName(words[0]?.text ?? ''))) return words;
  const program = words.findIndex(({ text }) => interpreters.test(baseName(text)));
  return program < 0 ? words.slice(1) : words.slice(program);
}

/** The script that an interpreter or a launcher of training is given, or the module behind `-m`. */
function ofInterpreter<W extends Word>(program: string, words: readonly W[]): Training<W> | undefined {
  const option = words.findIndex(({ text }) => text === '-m' || text === '-c');
  const at = words.findIndex(({ text }) => text.endsWith('.py'));
  const script = words[at];
  const module = words[option + 1];
  const isModule = program.startsWith('python') && option >= 0 && (at < 0 || option < at) && module?.text.startsWith('torch.distributed.') !== true;
  if (isModule) return words[option]?.text === '-m' && module && isTrainingModule(module.text) ? { name: module.text, word: module } : undefined;
  return script && isTrainingScript(baseName(script.text)) ? { name: baseName(script.text), word: script } : undefined;
}

/** Words of what prepares, tests or serves a training, and of what waits for trainings to come. */
const otherwise = /token|test|download|prepare|data|setup|export|convert|serv|api|worker|operator|controller|consumer|schedul|queue|daemon|watch|gateway|monitor/i;

/** True for the usual names of training scripts. */
function isTrainingScript(name: string): boolean {
  return /^(?:(?:run[-_])?(?:pre-?)?train(?:ing)?|fine[-_]?tun(?:e|ing)|(?:run[-_])?(?:sft|dpo|grpo|clm|mlm))(?:[-_].*)?\.py$|[-_](?:train|finetune)\.py$/i.test(name) && !otherwise.test(name);
}

function isTrainingModule(name: string): boolean {
  return /(?:^|\.)(?:(?:pre)?train|fine_?tune)(?:_\w+)?$/.test(name) && !otherwise.test(name);
}
