import type { Span } from '../../../base/text.ts';
import type { ComposeService } from '../../compose/composeService.ts';
import { passesDevice } from '../../compose/passesDevice.ts';
import { textItems } from '../../compose/textItems.ts';
import type { Fix } from '../../lint/finding.ts';
import { defineComposeRule } from '../../lint/rule.ts';
import { launchedServer, modelServerOf, type ModelServer } from '../../models/modelServers.ts';
import { joined, withoutRoot } from '../../workspace/paths.ts';
import type { ImageFacts } from '../../workspace/facts.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { addedEntry } from '../../yaml/edits.ts';
import { asMap, asScalar, entryOf, type YamlMap, type YamlNode } from '../../yaml/node.ts';

export const composeGpuNotReserved = defineComposeRule<ComposeService>({
  id: 'compose-gpu-not-reserved',
  scope: 'service',
  severity: 'warning',
  summary: 'A service whose image needs a GPU is given none.',
  why: 'Compose hands a container no device by itself. Without a request the driver is not mounted, the server finds no GPU and ends, or works on the CPU, a hundred times slower.',
  sources: ['https://docs.docker.com/compose/how-tos/gpu-support/', 'https://docs.docker.com/reference/compose-file/services/#gpus'],
  check(service, { text, report, path, workspace }) {
    const { map } = service;
    const started = service.partial || mayComeFromElsewhere(service) || passesDevice(map) ? undefined : serverOf(service, path, workspace);
    if (!started || runsWithout(map, started)) return;
    const { server, what, place } = started;
    const outcome = `${what} needs a GPU and this service is given none, so the server ends at its start.`;
    if (server.gpu === 'amd') {
      report(place, `${outcome} Pass /dev/kfd and /dev/dri under devices.`);
    } else if (server.gpu === 'nvidia') {
      report(place, `${outcome} Add gpus: all.`, { fixes: () => gpuFixes(text, map) });
    } else if (server.id === 'ollama') {
      report(place, 'This service is given no GPU, so Ollama computes on the CPU. Add gpus: all if the machine has one.', { severity: 'info', fixes: () => gpuFixes(text, map) });
    }
  },
});

interface StartedServer {
  readonly server: ModelServer;
  /** How it is called. */
  readonly what: string;
  readonly place: Span;
  /** What the Dockerfile says of what its image runs. */
  readonly built?: ImageFacts;
}

/** The server of an official image, or of one that a Dockerfile here begins with. With `build` the image is only a name. */
function serverOf({ map }: ComposeService, path: string, workspace: Workspace): StartedServer | undefined {
  const build = entryOf(map, 'build');
  const image = asScalar(entryOf(map, 'image')?.value);
  if (!build) {
    const server = image && !image.dynamic ? modelServerOf(image.text) : undefined;
    return image && server?.official === true ? { server, what: server.name, place: image } : undefined;
  }
  const dockerfile = dockerfileOf(build.value);
  const built = workspace.images().find((one) => dockerfile !== undefined && withoutRoot(one.path) === joined(path, dockerfile))?.facts;
  const server = built?.base === undefined ? undefined : modelServerOf(built.base);
  return built && server?.official === true ? { server, what: `This image is built on ${built.base}: ${server.name}`, place: build.keyNode, built } : undefined;
}

/** Fields with which something else is built than what the Dockerfile says by itself. */
const changing = ['target', 'args', 'additional_contexts', 'dockerfile_inline'];

/** The path of the Dockerfile; undefined where a template decides it, or something else is built than all of it. */
function dockerfileOf(build: YamlNode): string | undefined {
  if (changing.some((field) => entryOf(asMap(build), field))) return undefined;
  const [context, file] = ['context', 'dockerfile'].map((key) => entryOf(asMap(build), key)?.value);
  const folder = asScalar(context ?? (asMap(build) ? undefined : build));
  const name = asScalar(file);
  if (folder?.dynamic === true || name?.dynamic === true || (file && !name)) return undefined;
  return `${folder?.text ?? '.'}/${name?.text ?? 'Dockerfile'}`;
}

/** Another file or service may give the device; a profile may be for machines without a GPU. */
function mayComeFromElsewhere({ map, root }: ComposeService): boolean {
  const forCpu = textItems(entryOf(map, 'profiles')?.value).some((profile) => /cpu/i.test(profile));
  return forCpu || entryOf(map, 'extends') !== undefined || entryOf(root, 'include') !== undefined || map.entries.some((entry) => entry.keyNode.dynamic);
}

/** The program is another one, is told to use the CPU, or counts on a default runtime that mounts GPUs. */
function runsWithout(map: YamlMap, { server, built }: StartedServer): boolean {
  const entrypoint = entryOf(map, 'entrypoint');
  const command = entryOf(map, 'command');
  const own = [...textItems(entrypoint?.value), ...textItems(command?.value)].flatMap((text) => text.split(/\s+/));
  const words = built ? [...(entrypoint ? [] : (built.entrypoint ?? [])), ...(entrypoint || command ? own : (built.cmd ?? []))] : own;
  const launched = launchedServer(words)?.server.id === server.id;
  // Words behind the entrypoint of a base are its arguments, or, where it has none, another program.
  const isOther = built !== undefined && (built.entrypoint !== undefined || (words.length > 0 && words[0]?.startsWith('-') === false));
  if ((entrypoint || isOther || !server.starts) && !launched) return true;
  if (words.some((word) => /^--(?:device|disable-custom-kernels|headless)\b/.test(word) || word.includes('$'))) return true;
  return ['NVIDIA_VISIBLE_DEVICES', 'CUDA_VISIBLE_DEVICES', 'VLLM_TARGET_DEVICE'].some((name) => setsVariable(map, name));
}

function setsVariable(map: YamlMap, name: string): boolean {
  const environment = entryOf(map, 'environment')?.value;
  return entryOf(asMap(environment), name) !== undefined || textItems(environment).some((text) => text === name || text.startsWith(`${name}=`));
}

function gpuFixes(text: string, map: YamlMap): Fix[] {
  const all: Fix = { title: 'Pass all GPUs (gpus: all)', edits: [addedEntry(text, map, 'gpus: all')], kind: 'safe', preferred: true };
  if (map.flow || entryOf(map, 'deploy')) return [all];
  const block = 'deploy:\n  resources:\n    reservations:\n      devices:\n        - driver: nvidia\n          count: all\n          capabilities: [gpu]';
  return [all, { title: 'Reserve all GPUs (for older releases of Compose)', edits: [addedEntry(text, map, block)], kind: 'safe' }];
}
