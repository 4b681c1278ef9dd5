import { onceFor } from '../../base/onceFor.ts';
import { type CommandWord, commandOf, type ContainerCommand } from '../kubernetes/containerCommand.ts';
import { type ContainerEnvironment, environmentOf } from '../kubernetes/containerEnvironment.ts';
import type { Container } from '../kubernetes/manifest.ts';
import { flagOf, hidesFlags, numberOf } from './commandFlags.ts';
import { launchedServer, mayLaunchServer, type ModelServer, modelServerOf } from './modelServers.ts';

/** A model server as a container starts it. */
export interface ServerProcess {
  readonly server: ModelServer;
  /** The words behind the program: its flags. */
  readonly words: readonly CommandWord[];
  /** The words of the whole command it stands in. */
  readonly program: readonly CommandWord[];
  readonly command: ContainerCommand;
  readonly environment: ContainerEnvironment;
  /** False where flags may come from somewhere else. */
  readonly complete: boolean;
}

/**
 * The model server a container surely starts: an official image that starts by itself, or a command that names it.
 * `text` is the document. Undefined where a script of somebody's own, or a template, decides.
 */
export const serverProcessOf = onceFor(readProcess);

function readProcess(container: Container, text: string): ServerProcess | undefined {
  const image = container.image && !container.image.dynamic && typeof container.image.value === 'string' ? modelServerOf(container.image.text) : undefined;
  // Most containers have nothing to do with any of them.
  if (!image && !mayLaunchServer(text.slice(container.node.start, container.node.end))) return undefined;
  const environment = environmentOf(container);
  const command = commandOf(container, environment, text);
  if (!command) return undefined;
  const launched = command.programs.flatMap((program) => {
    if (/^(?:echo|printf)$/.test(program[0]?.text ?? '')) return [];
    const found = launchedServer(program.map((word) => word.text));
    return found ? [{ program, ...found }] : [];
  });
  const [first] = launched;
  if (first) {
    const server = image?.id === first.server.id && image.official ? { ...image, ...parallelFlags(first.server) } : first.server;
    const words = first.program.slice(first.after);
    return { server, words, program: first.program, command, environment, complete: launched.length === 1 && !mayHide(container, words) };
  }
  if (!image?.official || !image.starts || command.replaced || command.programs.length > 1) return undefined;
  const words = command.programs[0] ?? [];
  return { server: image, words, program: words, command, environment, complete: !mayHide(container, words) };
}

/** The flags of a program are those of the launch, also where the image's row is one for CPUs and has none. */
function parallelFlags({ tensor, pipeline, data, several }: ModelServer): Pick<ModelServer, 'tensor' | 'pipeline' | 'data' | 'several'> {
  return { tensor, pipeline, data, several };
}

function mayHide(container: Container, words: readonly CommandWord[]): boolean {
  return container.podSpec.object.partial || hidesFlags(words);
}

/** The ports a server listens on, the main one first; undefined where that cannot be known. */
export function portsOf(process: ServerProcess): readonly number[] | undefined {
  const main = mainPortOf(process);
  const further = furtherPorts(process.words, process.server.portFlags);
  return main === undefined || further.includes(undefined) ? undefined : [main, ...process.server.otherPorts, ...further.flatMap((port) => port ?? [])];
}

function mainPortOf({ server, words, environment, complete }: ServerProcess): number | undefined {
  const flag = flagOf(words, server.portFlags);
  if (flag) return numberOf(flag);
  if (!complete || server.port === 0) return undefined;
  if (server.portEnv.length === 0) return server.port;
  if (!server.official || !environment.complete) return undefined;
  for (const name of server.portEnv) {
    const variable = environment.variables.get(name);
    if (!variable) continue;
    const port = Number((variable.literal ?? '').replace(/^.*:/, ''));
    return Number.isInteger(port) && port > 0 ? port : undefined;
  }
  return server.port;
}

/** What flags such as --grpc-port and --metrics_port open beside the main port; undefined for one that nobody knows. */
function furtherPorts(words: readonly CommandWord[], known: readonly string[]): readonly (number | undefined)[] {
  const names = words.flatMap(({ text }) => /^--[\w-]+[-_]port(?==|$)/.exec(text)?.[0].replaceAll('_', '-') ?? []);
  return [...new Set(names)].filter((name) => !known.includes(name)).map((name) => numberOf(flagOf(words, [name])));
}
