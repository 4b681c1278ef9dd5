import type { ComposeService } from '../../compose/composeService.ts';
import { passesDevice } from '../../compose/passesDevice.ts';
import { textItems } from '../../compose/textItems.ts';
import type { Fix } from '../../lint/finding.ts';
import { defineComposeRule } from '../../lint/rule.ts';
import { launchedServer, modelServerOf, type ModelServer } from '../../models/modelServers.ts';
import { addedEntry } from '../../yaml/edits.ts';
import { asMap, asScalar, entryOf, type YamlMap } from '../../yaml/node.ts';

export const composeGpuNotReserved = defineComposeRule<ComposeService>({
  id: 'compose-gpu-not-reserved',
  scope: 'service',
  severity: 'warning',
  summary: 'A service whose image needs a GPU is given none.',
  why: 'Compose hands a container no device by itself. Without a request the driver is not mounted, the server finds no GPU and ends, or works on the CPU, a hundred times slower.',
  sources: ['https://docs.docker.com/compose/how-tos/gpu-support/', 'https://docs.docker.com/reference/compose-file/services/#gpus'],
  check(service, { text, report }) {
    const image = asScalar(entryOf(service.map, 'image')?.value);
    const server = image && !image.dynamic ? modelServerOf(image.text) : undefined;
    if (!image || !server?.official || service.partial || mayComeFromElsewhere(service) || passesDevice(service.map) || runsWithout(service.map, server)) return;
    if (server.gpu === 'amd') {
      report(image, `${server.name} needs a GPU and this service is given none, so the server ends at its start. Pass /dev/kfd and /dev/dri under devices.`);
    } else if (server.gpu === 'nvidia') {
      report(image, `${server.name} needs a GPU and this service is given none: the container has no driver and the server ends at its start. Add gpus: all.`, { fixes: () => gpuFixes(text, service.map) });
    } else if (server.id === 'ollama') {
      report(image, 'This service is given no GPU, so Ollama computes on the CPU. Add gpus: all if the machine has one.', { severity: 'info', fixes: () => gpuFixes(text, service.map) });
    }
  },
});

/** Another file or service may give the device; with `build` the image is only named like the server; a profile may be for machines without a GPU. */
function mayComeFromElsewhere({ map, root }: ComposeService): boolean {
  const forCpu = textItems(entryOf(map, 'profiles')?.value).some((profile) => /cpu/i.test(profile));
  return forCpu || entryOf(map, 'build') !== undefined || entryOf(map, 'extends') !== undefined || entryOf(root, 'include') !== undefined || map.entries.some((entry) => entry.keyNode.dynamic);
}

/** The program is another one, is told to use the CPU, or counts on a default runtime that mounts GPUs. */
function runsWithout(map: YamlMap, server: ModelServer): boolean {
  const entrypoint = entryOf(map, 'entrypoint');
  const words = [...textItems(entrypoint?.value), ...textItems(entryOf(map, 'command')?.value)].flatMap((text) => text.split(/\s+/));
  const launched = launchedServer(words)?.server.id === server.id;
  if ((entrypoint || !server.starts) && !launched) return true;
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
