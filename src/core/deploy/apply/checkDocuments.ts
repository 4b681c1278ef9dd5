import { type AppError, toAppError } from '../../../base/errors.ts';
import { errorMessage } from '../../errorMessages.ts';
import { asString, at } from '../../json.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import { type ApplyContext, describeOutgoing, type Outgoing } from './outgoing.ts';
import { isChangedJob, renamedJob } from './renamedJob.ts';

/** A document with what its dry run answered; `before` is undefined where it could not be checked yet. */
export interface Checked extends Outgoing {
  /** The live object's version; '' where the object does not exist yet. */
  readonly before: string | undefined;
}

/**
 * Sends every document as a dry run, which passes validation, quota and admission and stores nothing. What depends on
 * a namespace or kind that this same deploy makes cannot be checked yet and is said to be. Throws the first refusal
 * after all were tried and reported.
 */
export async function checkDocuments(documents: readonly Outgoing[], context: ApplyContext, signal: AbortSignal): Promise<readonly Checked[]> {
  const made = madeHere(documents.map(({ object }) => object));
  const checked: Checked[] = [];
  const refused: AppError[] = [];
  for (const outgoing of documents) {
    signal.throwIfAborted();
    try {
      checked.push(await check(outgoing, context, signal));
    } catch (thrown) {
      const error = toAppError(thrown);
      if (signal.aborted || !isAboutTheDocument(error)) throw thrown;
      const waitsFor = dependsOn(outgoing.object, error, made, context.namespace);
      if (waitsFor === undefined) refused.push(error);
      else checked.push({ ...outgoing, before: undefined });
      context.reporter.line(`${describeOutgoing(outgoing)} ${waitsFor === undefined ? `is refused. ${errorMessage(error)}` : `is not checkable yet: ${waitsFor}`}`);
    }
  }
  const [first] = refused;
  if (first) throw first;
  return checked;
}

async function check(outgoing: Outgoing, context: ApplyContext, signal: AbortSignal): Promise<Checked> {
  try {
    return { ...outgoing, before: await dryRun(outgoing.object, context, signal) };
  } catch (thrown) {
    const error = toAppError(thrown);
    if (refusesDryRuns(error)) {
      context.reporter.line(`${describeOutgoing(outgoing)} cannot be checked beforehand: an admission webhook takes no dry runs.`);
      return { ...outgoing, before: undefined };
    }
    if (signal.aborted || !isChangedJob(outgoing.object, error)) throw thrown;
    const object = renamedJob(outgoing.object);
    const before = await dryRun(object, context, signal);
    context.reporter.line(
      `A Job cannot be changed once it exists, so ${describeOutgoing(outgoing)} is sent as ${object.metadata.name}; the former Job stays.`,
    );
    return { ...outgoing, object, before };
  }
}

/** The version of the live object that the dry run would change; '' when it would create one. */
async function dryRun(object: KubernetesObject, context: ApplyContext, signal: AbortSignal): Promise<string> {
  const answer = await context.cluster.apply(object, { namespace: context.namespace, dryRun: true }, signal);
  return answer.metadata.resourceVersion ?? '';
}

/** False for failures that hit every document alike, such as a cluster that does not answer. */
function isAboutTheDocument(error: AppError): boolean {
  return ['manifestRejected', 'fieldConflict', 'kindUnknown', 'namespaceMissing', 'clusterForbidden', 'clusterRequestFailed'].includes(error.code);
}

function refusesDryRuns(error: AppError): boolean {
  return /does not support dry ?run/i.test(`${error.facts['reason'] ?? ''} ${error.detail ?? ''}`);
}

interface Made {
  readonly namespaces: ReadonlySet<string>;
  /** `group/Kind` */
  readonly kinds: ReadonlySet<string>;
}

function madeHere(objects: readonly KubernetesObject[]): Made {
  const definitions = objects.filter(({ kind }) => kind === 'CustomResourceDefinition');
  return {
    namespaces: new Set(objects.flatMap(({ kind, metadata }) => (kind === 'Namespace' ? [metadata.name ?? ''] : []))),
    kinds: new Set(definitions.map((crd) => `${asString(at(crd, 'spec', 'group'))}/${asString(at(crd, 'spec', 'names', 'kind'))}`)),
  };
}

/** What of this same deploy has to exist before the document can be checked; undefined when nothing does. */
function dependsOn(object: KubernetesObject, error: AppError, made: Made, namespace: string): string | undefined {
  const own = object.metadata.namespace ?? namespace;
  if (error.code === 'namespaceMissing' && made.namespaces.has(own)) return `the namespace ${own} is made first.`;
  const kind = `${object.apiVersion.split('/')[0]}/${object.kind}`;
  if (error.code === 'kindUnknown' && made.kinds.has(kind)) return `the kind ${object.kind} is made first.`;
  return undefined;
}
