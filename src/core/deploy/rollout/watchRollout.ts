import { sleep } from '../../../base/async.ts';
import { AppError, toAppError } from '../../../base/errors.ts';
import type { ClusterApi } from '../../clusters/clusterApi.ts';
import type { NodeFacts } from '../../clusters/scheduling/nodeFacts.ts';
import { readNodeFacts } from '../../clusters/scheduling/readNodeFacts.ts';
import { asString, at } from '../../json.ts';
import { conditionOf } from '../../kubernetes/condition.ts';
import { describeObject, refOf } from '../apply/outgoing.ts';
import type { WorkloadOutcome } from '../deployOutcome.ts';
import type { Explanation } from '../explanation.ts';
import { rolloutState, type RolloutState } from '../rolloutState.ts';
import type { StepReporter } from '../stepEvent.ts';
import type { ChangeWaiter } from './changeWaiter.ts';
import type { ObjectGraph } from './objectGraph.ts';
import type { RolloutView } from './rolloutView.ts';

/**
 * Milliseconds: changes that come together are looked at together; without any it looks again; nodes are read anew;
 * pods that nobody probes have to stay up for some time, as they count as ready from their first moment, also those
 * that crash in their second.
 */
const pace = { together: 20, atLeast: 5000, nodes: 10_000, unprobed: 5000 };
/** The end of a crashed container's log that belongs to the explanation. */
const lastLines = 12;

/** What watching a rollout needs; `progress` is filled on the way, so that it is true also when the watching stops. */
export interface RolloutContext {
  readonly cluster: ClusterApi;
  readonly view: RolloutView;
  readonly waiter: ChangeWaiter;
  readonly reporter: StepReporter;
  readonly now: () => number;
  readonly progress: { workloads: readonly WorkloadOutcome[]; explanation: Explanation | undefined };
}

/**
 * Resolves when every workload is ready. Throws rolloutFailed as soon as one has failed or can never run, with the
 * reason in words; lines before it name the evidence. A workload that only waits for others is waited for.
 */
export async function watchRollout(context: RolloutContext, signal: AbortSignal): Promise<void> {
  const announced = new Announcer(context.reporter);
  const nodes = new NodeReader(context);
  let readySince: number | undefined;
  for (;;) {
    const states = await judge(context, nodes, signal);
    announced.tell(states);
    context.progress.workloads = states.map(({ graph, state }) => ({ ref: refOf(context.cluster.name, graph.object), state }));
    const failed = states.find(({ state }) => state.phase === 'failed');
    if (failed) throw await failure(failed, context, signal);
    const isReady = states.every(({ state }) => state.phase === 'done');
    readySince = isReady ? (readySince ?? context.now()) : undefined;
    const rest = readySince === undefined ? pace.atLeast : readySince + (states.some(isUnprobed) ? pace.unprobed : 0) - context.now();
    if (isReady && rest <= 0) return;
    await context.waiter.next(rest, signal);
    await sleep(pace.together, signal);
  }
}

interface Judged {
  readonly graph: ObjectGraph;
  readonly state: RolloutState;
}

/** True where a pod is meant to go on running and has a container without readiness probe. */
function isUnprobed({ graph }: Judged): boolean {
  return graph.pods.some((pod) => {
    const containers = at(pod, 'spec', 'containers');
    return at(pod, 'status', 'phase') === 'Running' && Array.isArray(containers) && containers.some((container) => at(container, 'readinessProbe') === undefined);
  });
}

async function judge(context: RolloutContext, nodes: NodeReader, signal: AbortSignal): Promise<readonly Judged[]> {
  const known = context.view.graphs(undefined);
  const graphs = known.some(waitsForNode) ? context.view.graphs(await nodes.read(signal)) : known;
  return graphs.map((graph) => ({ graph, state: rolloutState(graph) }));
}

function waitsForNode({ pods }: ObjectGraph): boolean {
  return pods.some((pod) => conditionOf(pod, 'PodScheduled')?.reason === 'Unschedulable');
}

/** Reads the nodes no oftener than every few seconds, and goes on with what it had when they cannot be read just now. */
class NodeReader {
  private readonly context: RolloutContext;
  private facts: NodeFacts | undefined;
  private readAt = Number.NEGATIVE_INFINITY;

  constructor(context: RolloutContext) {
    this.context = context;
  }

  async read(signal: AbortSignal): Promise<NodeFacts | undefined> {
    if (this.context.now() - this.readAt < pace.nodes) return this.facts;
    try {
      this.facts = await readNodeFacts(this.context.cluster, signal);
    } catch (error) {
      if (signal.aborted || toAppError(error).code === 'unexpected') throw error;
    }
    this.readAt = this.context.now();
    return this.facts;
  }
}

/** Reports what is new since the last time: a line per workload whose message changed, progress when the counts did. */
class Announcer {
  private readonly reporter: StepReporter;
  private readonly messages = new Map<string, string>();
  private counts = '';

  constructor(reporter: StepReporter) {
    this.reporter = reporter;
  }

  tell(states: readonly Judged[]): void {
    for (const { graph, state } of states) {
      const name = describeObject(graph.object);
      if (this.messages.get(name) === state.message) continue;
      this.messages.set(name, state.message);
      this.reporter.line(`${name}: ${state.message}`);
    }
    const ready = states.reduce((sum, { state }) => sum + state.ready, 0);
    const wanted = states.reduce((sum, { state }) => sum + state.wanted, 0);
    if (this.counts === `${ready}/${wanted}`) return;
    this.counts = `${ready}/${wanted}`;
    this.reporter.progress(ready, wanted, 'replicas');
  }
}

async function failure({ graph, state }: Judged, context: RolloutContext, signal: AbortSignal): Promise<AppError> {
  const { reporter, progress } = context;
  const explanation = state.explanation && (await withLastLines(state.explanation, graph, context, signal));
  progress.explanation = explanation;
  for (const detail of explanation?.details ?? []) reporter.line(detail, explanation?.pod);
  return new AppError('rolloutFailed', { object: describeObject(graph.object), reason: state.message }, { detail: explanation?.details.join('\n') ?? '' });
}

/** Adds the end of the log of the run that ended badly. A log that cannot be read leaves the explanation as it is. */
async function withLastLines(explanation: Explanation, graph: ObjectGraph, { cluster, reporter }: RolloutContext, signal: AbortSignal): Promise<Explanation> {
  const { pod: name, container, kind } = explanation;
  const pod = graph.pods.find(({ metadata }) => metadata.name === name);
  if (!pod || name === undefined || container === undefined || !['crash', 'outOfMemory', 'probeKill'].includes(kind)) return explanation;
  const lines: string[] = [];
  try {
    const options = { container, follow: false, tailLines: lastLines, ...(isRunningAgain(pod, container) && { previous: true }) };
    for await (const { text } of cluster.logs(pod.metadata.namespace ?? '', name, options, signal)) lines.push(text);
  } catch (error) {
    if (signal.aborted) throw error;
    reporter.line(`The log of ${name}/${container} cannot be read.`);
  }
  return { ...explanation, details: [...explanation.details, ...lines] };
}

/** True when the run that ended is not the container's current one any more. */
function isRunningAgain(pod: ObjectGraph['object'], container: string): boolean {
  const statuses = ['initContainerStatuses', 'containerStatuses'].flatMap((field) => {
    const found = at(pod, 'status', field);
    return Array.isArray(found) ? found : [];
  });
  const own = statuses.find((status) => asString(at(status, 'name')) === container);
  return at(own, 'state', 'running') !== undefined && at(own, 'lastState', 'terminated') !== undefined;
}
