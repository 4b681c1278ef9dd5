import { AppError, toAppError } from '../../base/errors.ts';
import type { ClusterApi } from '../clusters/clusterApi.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import type { PodLogs } from '../logs/podLogs.ts';
import { type Applied, applyDocuments } from './apply/applyDocuments.ts';
import { describeObject, outgoingDocuments } from './apply/outgoing.ts';
import { buildAndPush, type MadeImage } from './buildAndPush.ts';
import type { DeployOutcome, LogFollowing, WorkloadOutcome } from './deployOutcome.ts';
import type { Explanation } from './explanation.ts';
import { noLogs, startLogs } from './logStep.ts';
import type { DeployPlan } from './plan.ts';
import type { DeployPorts } from './ports.ts';
import { ChangeWaiter } from './rollout/changeWaiter.ts';
import { RolloutView } from './rollout/rolloutView.ts';
import { type RolloutContext, watchRollout } from './rollout/watchRollout.ts';
import { hasRollout, isReadinessUnknown } from './rolloutState.ts';
import { runStep, StepStopped } from './runStep.ts';
import type { Step, StepEvent } from './stepEvent.ts';

/** Lines of a log that is older than the deploy, because the deploy left its pods as they were. */
const oldLogLines = 20;
/** Milliseconds that containers which have ended get to hand over their last lines before the outcome is told. */
const lastLinesWait = 2000;

/** What is known of a deploy while it goes on. */
interface Running {
  made: readonly MadeImage[];
  readonly applied: Applied;
  readonly progress: { workloads: readonly WorkloadOutcome[]; explanation: Explanation | undefined };
  logs: LogFollowing;
}

/**
 * Carries a plan out: build → push → apply → rollout, with the pods' logs from their first second. Resolves when every
 * workload is ready, one can never be, or the signal aborts; the logs go on until the outcome's `logs` is stopped or
 * the signal aborts. Nothing is deleted, forced or rolled back. Never rejects.
 */
export async function deploy(plan: DeployPlan, ports: DeployPorts, report: (event: StepEvent) => void, signal: AbortSignal): Promise<DeployOutcome> {
  const running: Running = { made: [], applied: { journal: [], objects: [] }, progress: { workloads: [], explanation: undefined }, logs: noLogs };
  try {
    running.made = await buildAndPush(plan, ports.engine, report, signal);
    if (plan.nothingToApply === undefined) {
      if (ports.cluster === undefined) throw new AppError('contextMissing', { context: plan.target.cluster });
      await apply(plan, ports.cluster, running, report, signal);
      await rollOut({ cluster: ports.cluster, now: ports.now }, running, report, signal);
    } else skip(['apply', 'rollout', 'logs'], plan.nothingToApply, report);
    return outcome(running, undefined);
  } catch (thrown) {
    if (signal.aborted) await running.logs.ended;
    const stopped = thrown instanceof StepStopped ? thrown : undefined;
    return outcome(running, { step: stopped?.step, error: stopped?.error ?? toAppError(thrown) });
  }
}

async function apply(plan: DeployPlan, api: ClusterApi, running: Running, report: (event: StepEvent) => void, signal: AbortSignal): Promise<void> {
  const { cluster, namespace } = plan.target;
  await runStep('apply', `Apply ${plan.documents.length} objects to ${namespace} on ${cluster}`, report, signal, async (reporter) => {
    for (const note of plan.notes) reporter.line(note);
    const documents = outgoingDocuments(plan, running.made);
    await applyDocuments(documents, { cluster: api, namespace, reporter }, running.applied, signal);
    return { value: undefined, facts: Object.fromEntries(running.applied.journal.map(({ how }, index) => [nameAt(running.applied.objects, index), how])) };
  });
}

async function rollOut({ cluster, now }: Pick<RolloutContext, 'cluster' | 'now'>, running: Running, report: (event: StepEvent) => void, signal: AbortSignal): Promise<void> {
  const workloads = running.applied.objects.filter(hasRollout);
  if (workloads.length === 0) return skip(['rollout', 'logs'], 'None of the objects runs by itself.', report);
  const names = workloads.map(describeObject).join(', ');
  await runStep('rollout', `Wait for ${names}`, report, signal, async (reporter) => {
    for (const object of running.applied.objects.filter(isReadinessUnknown)) reporter.line(`${describeObject(object)}: applied, readiness unknown`);
    const logs = startLogs(`Logs of ${names}`, cluster, report, signal);
    running.logs = logs.following;
    const waiter = new ChangeWaiter();
    const view: RolloutView = new RolloutView(workloads, cluster, {
      changed() {
        waiter.changed();
        followLogs(view, running, logs.logs);
      },
      trouble: (text) => reporter.line(text),
    });
    void view.run(logs.signal);
    const context: RolloutContext = { cluster, view, waiter, reporter, now, progress: running.progress };
    await watchUntilReady(context, names, signal);
    await atMost(lastLinesWait, logs.logs.drained());
    const facts = running.progress.workloads.map(({ ref, state }) => [`${ref.kind}/${ref.name}`, state.message]);
    return { value: undefined, facts: Object.fromEntries(facts) };
  });
}

/** Resolves with `work`, or after `milliseconds` without it. */
async function atMost(milliseconds: number, work: Promise<void>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, milliseconds);
  await Promise.race([work, promise]);
  clearTimeout(timer);
}

/** Stopping to watch does not stop the rollout, and whoever cancels should know that. */
async function watchUntilReady(context: RolloutContext, names: string, signal: AbortSignal): Promise<void> {
  try {
    await watchRollout(context, signal);
  } catch (thrown) {
    if (signal.aborted) context.reporter.line(`Stopped watching; the rollout of ${names} goes on in the cluster.`);
    throw thrown;
  }
}

/** Hands the pods of the newest revisions to the logs; what the view cannot tell any more is for the rollout to report. */
function followLogs(view: RolloutView, running: Running, logs: PodLogs): void {
  const old = new Set(running.applied.journal.flatMap(({ ref, how }) => (how === 'unchanged' ? [`${ref.kind}/${ref.namespace}/${ref.name}`] : [])));
  const pods = view.pods();
  const tails = pods.flatMap(({ owner, pod }) => {
    const { kind, metadata } = owner;
    return old.has(`${kind}/${metadata.namespace ?? ''}/${metadata.name}`) ? [[pod.metadata.uid ?? '', oldLogLines] as const] : [];
  });
  logs.see(pods.map(({ pod }) => pod), new Map(tails));
}

function skip(skipped: readonly Step[], why: string, report: (event: StepEvent) => void): void {
  for (const step of skipped) report({ type: 'skipped', step, why });
}

function nameAt(objects: readonly KubernetesObject[], index: number): string {
  const object = objects[index];
  return object === undefined ? '' : describeObject(object);
}

function outcome(running: Running, failed: { readonly step: Step | undefined; readonly error: AppError } | undefined): DeployOutcome {
  return {
    result: failed === undefined ? 'done' : failed.error.code === 'cancelled' ? 'cancelled' : 'failed',
    failedStep: failed?.step,
    error: failed?.error,
    images: running.made.map(({ ref }) => ref),
    journal: running.applied.journal,
    workloads: running.progress.workloads,
    explanation: running.progress.explanation,
    logs: running.logs,
  };
}
