import type { Container } from '../../kubernetes/manifest.ts';
import { commandOf } from '../../kubernetes/containerCommand.ts';
import { environmentOf } from '../../kubernetes/containerEnvironment.ts';
import { mountAt } from '../../kubernetes/volumes.ts';
import { defineRule } from '../../lint/rule.ts';
import { flagOf, numberOf } from '../../models/commandFlags.ts';
import { gpusOf } from '../../models/containerGpus.ts';
import { gpusNeeded, parallelismOf } from '../../models/parallelism.ts';
import { serverProcessOf } from '../../models/serverProcess.ts';
import { asScalar, nodeAt } from '../../yaml/node.ts';
import { getsResourcesElsewhere, isCaretaker } from '../support/gpuWork.ts';
import { sharedMemoryEdits } from '../support/podEdits.ts';
import { memoryLimitOf } from '../support/quantities.ts';

const trainers = /(?:^|\/)(?:torchrun|deepspeed|mpirun|horovodrun|accelerate)$/;
const torchImages = /(?:^|\/)(?:pytorch\/pytorch|nvidia\/pytorch|nvidia\/nemo[\w-]*|nvidia\/megatron[\w-]*|deepspeed\/deepspeed|huggingface\/(?:transformers|accelerate)[\w-]*|huggingface-pytorch-[\w-]+|pytorch-training|rocm\/pytorch[\w-]*)(?:$|[:@])/;
export const shmTooSmall = defineRule({
  id: 'shm-too-small',
  scope: 'container',
  severity: 'warning',
  summary: 'Several GPU processes share the 64 MB of /dev/shm that a container has by default.',
  why: 'NCCL and the workers of a DataLoader pass tensors through /dev/shm. When its 64 MB are full, they stop with a bus error or hang. A memory-backed emptyDir at that place lifts the limit; what is written there counts against the memory limit.',
  sources: ['https://docs.vllm.ai/en/latest/deployment/k8s/', 'https://github.com/huggingface/text-generation-inference#a-note-on-shared-memory-shm', 'https://www.kubeflow.org/docs/components/trainer/'],
  misses: ['volumeMounts', 'volumes', 'hostIPC', 'env', 'args', 'command'],
  check: (container, { text, report }) => {
    const { podSpec } = container;
    if (container.role !== 'main' || bringsItself(container) || mountAt(container, '/dev/shm') !== undefined || mountAt(container, '/dev') !== undefined) return;
    if (asScalar(nodeAt(podSpec.node, 'hostIPC'))?.value === true || environmentOf(container).variables.get('NCCL_SHM_DISABLE')?.literal === '1') return;
    const need = needOf(container, text);
    const place = gpusOf(container).entries[0]?.keyNode ?? container.image;
    if (!need || !place) return;
    const size = sizeFor(container);
    report(place, `${need} through /dev/shm, which has 64 MB in this container: when they are full, it stops with a bus error or hangs. Mount an emptyDir with medium Memory there, ${size} for example.`, {
      fixes: () => {
        const edits = sharedMemoryEdits(text, podSpec, container, size);
        return edits.length === 0 ? [] : [{ title: `Mount ${size} of memory at /dev/shm`, edits, kind: 'safe', preferred: true }];
      },
    });
  },
});

/** Operators that mount it by themselves, and kinds whose pods are made from more than what stands here. */
function bringsItself(container: Container): boolean {
  const { object, containers } = container.podSpec;
  const firstOfRay = object.group === 'ray.io' && containers.find((one) => one.role === 'main') === container;
  return firstOfRay || object.kind === 'LLMInferenceService' || getsResourcesElsewhere(container) || isCaretaker(container);
}

/** Who passes tensors through shared memory, as the beginning of a sentence; undefined where nobody knows that somebody does. */
function needOf(container: Container, text: string): string | undefined {
  const gpus = gpusOf(container);
  if (!gpus.any) return undefined;
  const process = serverProcessOf(container, text);
  if (process) {
    const ranks = parallelismOf(process)?.tensor ?? 1;
    const used = Math.max(ranks, gpusNeeded(container, process) ?? (process.complete && process.server.tensor.length > 0 ? gpus.count ?? 1 : 1));
    return process.server.shm && used > 1 ? `The ${used} ranks of ${process.server.name} exchange tensors` : undefined;
  }
  return needOfProgram(container, text, gpus.count);
}

function needOfProgram(container: Container, text: string, count: number | undefined): string | undefined {
  const programs = commandOf(container, environmentOf(container), text)?.programs ?? [];
  const trainer = programs.find((program) => program.some((word, index) => index < 4 && trainers.test(word.text)));
  if (trainer) {
    const processes = numberOf(flagOf(trainer, ['--nproc-per-node', '--num-processes', '--num-gpus', '-np'])) ?? count;
    return processes === undefined || processes < 2 ? undefined : `The ${processes} processes of this training exchange tensors`;
  }
  const torch = torchImages.test(container.image?.text ?? '') && programs.some((program) => /(?:^|\/)python[\d.]*$/.test(program[0]?.text ?? ''));
  return torch && count !== undefined && count > 1 ? `PyTorch on ${count} GPUs exchanges tensors` : undefined;
}

const gibi = 2n ** 30n;

/** Half of the memory limit, 16Gi at most; 8Gi where there is no limit. */
function sizeFor(container: Container): string {
  const limit = memoryLimitOf(container);
  if (limit === undefined) return '8Gi';
  const half = limit / 2n;
  if (half >= 16n * gibi) return '16Gi';
  return half >= gibi ? `${half / gibi}Gi` : `${half / 2n ** 20n || 64n}Mi`;
}
