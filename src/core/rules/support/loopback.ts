import type { CommandWord } from '../../kubernetes/containerCommand.ts';
import { flagOf, hidesFlags } from '../../models/commandFlags.ts';

/** True for addresses that nobody outside of a container reaches. */
export function isLoopback(address: string): boolean {
  return /^(?:127\.\d+\.\d+\.\d+|localhost|::1|\[::1\])$/.test(address);
}

/** A program that is no model server, and listens on the loopback unless a flag or a variable says otherwise. */
interface LocalProgram {
  readonly name: string;
  /** Consecutive words that start it. */
  readonly launch: readonly (readonly string[])[];
  readonly flags: readonly string[];
  /** Flags after which the address is another matter. */
  readonly others: readonly string[];
  readonly variables: readonly string[];
}

/** Sources: the reference of each program's command line, August 2026. */
const programs: readonly LocalProgram[] = [
  { name: 'Uvicorn', launch: [['uvicorn']], flags: ['--host'], others: ['--uds', '--fd'], variables: ['UVICORN_HOST'] },
  { name: 'FastAPI', launch: [['fastapi', 'dev']], flags: ['--host'], others: [], variables: [] },
  { name: 'Flask', launch: [['flask', 'run']], flags: ['--host', '-h'], others: [], variables: ['FLASK_RUN_HOST'] },
  { name: 'Jupyter', launch: [['jupyter', 'lab'], ['jupyter', 'notebook'], ['jupyter', 'server'], ['jupyter-lab'], ['jupyter-notebook']], flags: ['--ip', '--ServerApp.ip', '--NotebookApp.ip'], others: ['--sock'], variables: ['JUPYTER_CONFIG_DIR'] },
  { name: 'TensorBoard', launch: [['tensorboard']], flags: ['--host'], others: ['--bind-all'], variables: [] },
  { name: 'MLflow', launch: [['mlflow', 'server'], ['mlflow', 'ui']], flags: ['--host', '-h'], others: ['--gunicorn-opts', '--uvicorn-opts'], variables: ['MLFLOW_HOST'] },
];

/** A program that listens where nobody outside its container reaches it, and how to tell it otherwise. */
export interface LocalListener {
  readonly name: string;
  /** The word that starts it. */
  readonly launch: CommandWord;
  readonly flag: string;
}

/** The first such program among the commands; `variables` are those that the container is given. */
export function localListener(commands: readonly (readonly CommandWord[])[], variables: ReadonlySet<string>): LocalListener | undefined {
  for (const words of commands) {
    for (const { name, launch, flags, others, variables: own } of programs) {
      const start = startOf(words, launch);
      const launched = start === undefined ? undefined : words[start - 1];
      const rest = words.slice(start);
      if (launched && !flagOf(rest, [...flags, ...others]) && !hidesFlags(rest) && !own.some((each) => variables.has(each))) return { name, launch: launched, flag: flags[0] ?? '' };
    }
  }
  return undefined;
}

/** The place behind the words that start a program, at the head of the command or behind an interpreter's `-m`. */
function startOf(words: readonly CommandWord[], launches: readonly (readonly string[])[]): number | undefined {
  const texts = words.map(({ text }) => text.replace(/^.*\//, ''));
  const head = /^python[\d.]*$/.test(texts[0] ?? '') && texts[1] === '-m' ? 2 : texts[0] === 'exec' ? 1 : 0;
  const found = launches.find((launch) => launch.every((word, index) => texts[head + index] === word));
  return found && head + found.length;
}
