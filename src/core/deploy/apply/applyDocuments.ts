import { isAbort, sleep } from '../../../base/async.ts';
import { AppError, toAppError } from '../../../base/errors.ts';
import { asArray, asObject, at } from '../../json.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import type { JournalEntry } from '../deployOutcome.ts';
import { applyStage } from './applyOrder.ts';
import { type Checked, checkDocuments } from './checkDocuments.ts';
import { type ApplyContext, describeObject, describeOutgoing, type Outgoing, refOf } from './outgoing.ts';

/** What an apply made live. Both lists grow as it goes, so that they are true also when it stops midway. */
export interface Applied {
  readonly journal: JournalEntry[];
  /** The objects as the cluster answered with them. */
  readonly objects: KubernetesObject[];
}

/** How long, in milliseconds, a request that is under way when the user cancels may still take to tell what it did. */
const graceMilliseconds = 5000;
const stageWait = { attempts: 200, milliseconds: 300 };

/**
 * Checks everything by dry run, then applies stage by stage, waiting for namespaces and kinds to be usable before what
 * needs them is checked and applied. `applied` is filled on the way. On failure or cancel nothing more is sent, and
 * lines say what is live and what is not.
 */
export async function applyDocuments(documents: readonly Outgoing[], context: ApplyContext, applied: Applied, signal: AbortSignal): Promise<void> {
  const checked = await checkDocuments(documents, context, signal);
  context.reporter.line(`${checked.filter(({ before }) => before !== undefined).length} of ${checked.length} objects passed the dry run.`);
  const first = checked.filter(({ object }) => applyStage(object) === 0);
  const rest = checked.filter(({ object }) => applyStage(object) !== 0);
  try {
    for (const document of first) await applyOne(document, context, applied, documents.length, signal);
    for (const object of [...applied.objects]) await usable(object, context, signal);
    const unchecked = rest.filter(({ before }) => before === undefined);
    const later = first.length > 0 ? await checkDocuments(unchecked, context, signal) : unchecked;
    for (const document of rest) await applyOne(later.find((one) => one.document === document.document) ?? document, context, applied, documents.length, signal);
  } catch (thrown) {
    sayWhatIsLive(documents, applied, context);
    throw thrown;
  }
}

async function applyOne(document: Checked, context: ApplyContext, applied: Applied, total: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const { object, before } = document;
  const grace = afterAbort(signal, graceMilliseconds);
  try {
    const answer = await context.cluster.apply(object, { namespace: context.namespace, dryRun: false }, grace.signal);
    const resourceVersion = answer.metadata.resourceVersion ?? '';
    const how = before === resourceVersion && before !== '' ? 'unchanged' : isNew(answer, before) ? 'created' : 'changed';
    applied.journal.push({ ref: refOf(context.cluster.name, answer), how, resourceVersion });
    applied.objects.push(answer);
    context.reporter.line(`${describeObject(answer)} ${how}`);
    context.reporter.progress(applied.journal.length, total, 'objects', `${object.kind}/${object.metadata.name}`);
  } catch (thrown) {
    if (isAbort(thrown) || toAppError(thrown).code === 'clusterUnreachable') {
      applied.journal.push({ ref: refOf(context.cluster.name, object), how: 'unknown', resourceVersion: '' });
    }
    throw thrown;
  } finally {
    grace.release();
  }
}

/** Where no dry run told, an object that was never changed since its making has just been made. */
function isNew(answer: KubernetesObject, before: string | undefined): boolean {
  return before === undefined ? (answer.metadata.generation ?? 1) === 1 : before === '';
}

/** A signal that aborts `milliseconds` after the given one. */
function afterAbort(signal: AbortSignal, milliseconds: number): { readonly signal: AbortSignal; release(): void } {
  const late = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const onAbort = (): void => {
    timer = setTimeout(() => late.abort(), milliseconds);
  };
  signal.addEventListener('abort', onAbort, { once: true });
  return {
    signal: late.signal,
    release() {
      signal.removeEventListener('abort', onAbort);
      clearTimeout(timer);
    },
  };
}

/** Waits until a namespace is active or a kind is served. */
async function usable(object: KubernetesObject, context: ApplyContext, signal: AbortSignal): Promise<void> {
  const resource = await context.cluster.resource(object.apiVersion, object.kind, signal);
  for (let attempt = 0; attempt < stageWait.attempts; attempt++) {
    const now = await context.cluster.get(resource, '', object.metadata.name ?? '', signal);
    if (now && isUsable(now)) return;
    await sleep(stageWait.milliseconds, signal);
  }
  const reason = `it was not usable ${(stageWait.attempts * stageWait.milliseconds) / 1000} s after it was made.`;
  throw new AppError('manifestRejected', { object: describeObject(object), reason });
}

function isUsable(object: KubernetesObject): boolean {
  if (object.kind === 'Namespace') return at(object, 'status', 'phase') === 'Active';
  const conditions = asArray(at(object, 'status', 'conditions')).map(asObject);
  return conditions.some((condition) => condition['type'] === 'Established' && condition['status'] === 'True');
}

function sayWhatIsLive(documents: readonly Outgoing[], { journal }: Applied, { reporter }: ApplyContext): void {
  const live = journal.filter(({ how }) => how !== 'unknown').map(({ ref, how }) => `${ref.kind}/${ref.name} (${how})`);
  const unsure = journal.filter(({ how }) => how === 'unknown').map(({ ref }) => `${ref.kind}/${ref.name}`);
  const rest = documents.slice(journal.length).map(describeOutgoing);
  reporter.line(live.length > 0 ? `Live now: ${live.join(', ')}.` : 'Nothing was applied.');
  if (unsure.length > 0) reporter.line(`The cluster did not answer, so it is not known whether this was applied: ${unsure.join(', ')}.`);
  if (rest.length > 0) reporter.line(`Not applied: ${rest.join(', ')}.`);
}
