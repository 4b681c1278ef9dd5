import type { EnvironmentVariable } from '../kubernetes/containerEnvironment.ts';
import type { Container } from '../kubernetes/manifest.ts';
import { asScalar, nodeAt } from '../yaml/node.ts';
import { type CommandFlag, flagOf, numberOf } from './commandFlags.ts';
import type { ServerProcess } from './serverProcess.ts';

/** How a server spreads its model. */
export interface Parallelism {
  /** 1 where nothing is said. */
  readonly tensor: number;
  readonly pipeline: number;
  readonly data: number;
  readonly tensorFlag: CommandFlag | undefined;
  readonly pipelineFlag: CommandFlag | undefined;
  readonly dataFlag: CommandFlag | undefined;
  /** The variable that says the tensor size, where no flag does. */
  readonly tensorVariable: EnvironmentVariable | undefined;
}

/** Without a size it takes all the GPUs it finds. */
const takesAll = 'tgi';

/** The sizes a server is started with; undefined where one of them is not known, or is the number of GPUs it finds. */
export function parallelismOf({ server, words, complete, environment }: ServerProcess): Parallelism | undefined {
  const [tensorFlag, pipelineFlag, dataFlag] = [flagOf(words, server.tensor), flagOf(words, server.pipeline), flagOf(words, server.data)];
  const size = (flag: CommandFlag | undefined): number | undefined => flag ? numberOf(flag) : complete ? 1 : undefined;
  const tensorVariable = tensorFlag ? undefined : server.tensorEnv.map((name) => environment.variables.get(name)).find((variable) => variable !== undefined);
  const [tensor, pipeline, data] = [tensorVariable || (server.id === takesAll && !tensorFlag) ? sizeIn(tensorVariable) : size(tensorFlag), size(pipelineFlag), size(dataFlag)];
  if (tensor === undefined || pipeline === undefined || data === undefined) return undefined;
  return { tensor, pipeline, data, tensorFlag, pipelineFlag, dataFlag, tensorVariable };
}

function sizeIn(variable: EnvironmentVariable | undefined): number | undefined {
  return /^\d{1,6}$/.test(variable?.literal ?? '') ? Number(variable?.literal) : undefined;
}

/** The GPUs that one process needs in its own container; undefined where it may use those of other pods. */
export function gpusNeeded(container: Container, process: ServerProcess): number | undefined {
  const { server, words, command } = process;
  const sizes = parallelismOf(process);
  if (!sizes || !process.complete || spansPods(container)) return undefined;
  const several = server.several.filter((name) => !(name === '--distributed-executor-backend' && flagOf(words, [name])?.value?.text === 'mp') && !(name === '--nnodes' && numberOf(flagOf(words, [name])) === 1));
  if (flagOf(words, several) || command.programs.some((program) => /(?:^|\/)(?:ray|mpirun|torchrun|srun)$/.test(program[0]?.text ?? '') || program.some((word) => word.text.includes('multi-node')))) return undefined;
  if (['RAY_ADDRESS', 'CUDA_VISIBLE_DEVICES', 'VLLM_HOST_IP', 'VLLM_DP_SIZE'].some((name) => process.environment.variables.has(name))) return undefined;
  const attention = server.id === 'sglang' && flagOf(words, ['--enable-dp-attention']) !== undefined;
  return sizes.tensor * sizes.pipeline * (attention ? 1 : sizes.data);
}

/** Kinds whose pods work alone. In all others, and under a leader, a model may be spread over pods. */
const alone = new Set(['Pod', 'Deployment', 'ReplicaSet', 'ReplicationController', 'DaemonSet', 'Job', 'CronJob', 'InferenceService', 'Rollout', 'Notebook', 'Service', 'StatefulSet']);

function spansPods({ podSpec }: Container): boolean {
  const { object, path } = podSpec;
  if (!alone.has(object.kind) || object.group === 'batch.volcano.sh') return true;
  const indexed = asScalar(nodeAt(object.node, 'spec', 'completionMode'))?.text === 'Indexed';
  return indexed || path.includes('workerSpec') || nodeAt(object.node, 'spec', 'predictor', 'workerSpec') !== undefined;
}
