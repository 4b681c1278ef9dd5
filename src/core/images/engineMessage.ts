import type { JsonObject } from '../json.ts';
import { asNumber, asObject, asString, at } from '../json.ts';

/** One line of the answer to a build, push or pull, as far as it concerns us; the engine sends these with HTTP 200. */
export interface EngineMessage {
  /** Output of a build. */
  readonly stream?: string;
  /** What is happening to the layer or reference `id`. */
  readonly status?: string;
  readonly id?: string;
  readonly current?: number;
  readonly total?: number;
  /** Set when the work failed, however the HTTP status reads. */
  readonly error?: string;
  /** The image id after a build, the digest after a push. */
  readonly aux?: JsonObject;
}

/** Picks the known fields out of one JSON line; what has another type counts as absent. */
export function readEngineMessage(line: JsonObject): EngineMessage {
  const stream = asString(line['stream']);
  const status = asString(line['status']);
  const id = asString(line['id']);
  const current = asNumber(at(line, 'progressDetail', 'current'));
  const total = asNumber(at(line, 'progressDetail', 'total'));
  const error = asString(at(line, 'errorDetail', 'message')) ?? asString(line['error']);
  return {
    ...(stream !== undefined && { stream }),
    ...(status !== undefined && { status }),
    ...(id !== undefined && { id }),
    ...(current !== undefined && { current }),
    ...(total !== undefined && { total }),
    ...(error !== undefined && { error }),
    ...(line['aux'] !== undefined && { aux: asObject(line['aux']) }),
  };
}
