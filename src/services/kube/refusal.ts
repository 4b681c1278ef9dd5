import { AppError } from '../../base/errors.ts';
import { asArray, asObject, asString, at, type JsonObject, type JsonValue } from '../../core/json.ts';
import { describeResource } from '../../core/clusters/resourceRef.ts';
import { parseJson } from './parseJson.ts';
import { clause } from './clause.ts';

/** What was being done when the server said no; it decides how the answer is to be understood. */
export interface Attempt {
  /** As in "You may not …", for example `list pods in models`. */
  readonly action: string;
  /** The object that is being written; undefined for reads. */
  readonly writes?: { readonly kind: string; readonly namespace: string; readonly name: string };
}

/**
 * The error for an answer outside 200–299, with the server's own words. `body` is a Status object as JSON, or the
 * plain text that some paths answer instead.
 */
export function refusal(context: string, status: number, body: string, attempt: Attempt): AppError {
  const answer = asObject(parseJson(body));
  const reason = clause(asString(answer['message']) ?? (body.trim() || `the server answered ${status}`), 1200);
  const details = asObject(answer['details']);
  const options = { detail: body.slice(0, 8192) };
  const object = attempt.writes && describeResource(attempt.writes);
  if (status === 401) return new AppError('clusterUnauthorized', { context }, options);
  if (status === 403 && (object === undefined || /^.* is forbidden: User "/.test(reason))) {
    return new AppError('clusterForbidden', { context, action: attempt.action, reason }, options);
  }
  if (status === 404 && isNamespace(details)) {
    return new AppError('namespaceMissing', { context, namespace: asString(details['name']) ?? attempt.writes?.namespace ?? '' }, options);
  }
  const conflicts = asArray(details['causes']).filter((item) => at(item, 'reason') === 'FieldManagerConflict');
  if (status === 409 && object !== undefined && conflicts.length > 0) {
    return new AppError('fieldConflict', { object, ...readConflicts(conflicts) }, options);
  }
  // An unknown field is answered with 500 in this one case.
  const isUntyped = reason.startsWith('failed to create typed patch object');
  if (object !== undefined && (isUntyped || [400, 403, 409, 422].includes(status))) return new AppError('manifestRejected', { object, reason }, options);
  return new AppError('clusterRequestFailed', { context, reason }, options);
}

function isNamespace(details: JsonObject): boolean {
  return details['kind'] === 'namespaces' && (asString(details['group']) ?? '') === '';
}

/** A cause's message reads `conflict with "kubectl" using apps/v1`, or `… with subresource "scale" …`. */
function readConflicts(causes: readonly JsonValue[]): { manager: string; fields: string } {
  const managers = causes.map((item) => /conflict with "([^"]*)"/.exec(asString(at(item, 'message')) ?? '')?.[1] ?? 'another manager');
  const fields = causes.map((item) => asString(at(item, 'field')) ?? '?');
  return { manager: [...new Set(managers)].join(', '), fields: [...new Set(fields)].join(', ') };
}
