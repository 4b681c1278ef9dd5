import { asString } from '../json.ts';
import type { EngineMessage } from './engineMessage.ts';

/** Where one layer of a push stands; bytes are of the layer as the engine counts them. */
interface Layer {
  readonly done: number;
  readonly total: number | undefined;
  readonly finished: 'pushed' | 'present' | undefined;
}

/** What a push has told so far. */
export interface PushProgress {
  readonly layers: ReadonlyMap<string, Layer>;
  /** `sha256:…` of what the engine pushed. */
  readonly digest: string | undefined;
  readonly error: string | undefined;
}

export const noPushProgress: PushProgress = { layers: new Map(), digest: undefined, error: undefined };

function layerAfter(layer: Layer, message: EngineMessage): Layer | undefined {
  const status = message.status ?? '';
  if (status === 'Layer already exists' || status.startsWith('Mounted from')) return { ...layer, finished: 'present' };
  if (status === 'Pushed') return { ...layer, done: layer.total ?? layer.done, finished: 'pushed' };
  if (status === 'Pushing') {
    const done = Math.max(layer.done, message.current ?? 0);
    const total = message.total ?? layer.total;
    // The engine counts the tar around a layer too, so it runs past the size it announced.
    return { ...layer, done, total: total === undefined ? undefined : Math.max(total, done) };
  }
  return status === 'Preparing' || status === 'Waiting' || status === 'Retrying' ? layer : undefined;
}

/** Takes one message of a push in. Layers move only forward; what is no layer changes nothing. */
export function foldPush(progress: PushProgress, message: EngineMessage): PushProgress {
  if (message.error !== undefined) return { ...progress, error: message.error };
  const told = asString(message.aux?.['Digest']) ?? /digest: (sha256:[0-9a-f]{64})/.exec(message.status ?? '')?.[1];
  if (told !== undefined) return { ...progress, digest: told };
  if (message.id === undefined) return progress;
  const layer = layerAfter(progress.layers.get(message.id) ?? { done: 0, total: undefined, finished: undefined }, message);
  return layer === undefined ? progress : { ...progress, layers: new Map(progress.layers).set(message.id, layer) };
}

/** The sums over all layers. `total` is undefined until every layer that will be sent has told its size. */
export function pushTotals(progress: PushProgress): { readonly done: number; readonly total: number | undefined; readonly present: number; readonly layers: number } {
  const layers = [...progress.layers.values()];
  const sent = layers.filter((layer) => layer.finished !== 'present');
  const known = sent.every((layer) => layer.total !== undefined || layer.finished === 'pushed');
  return {
    done: sent.reduce((sum, layer) => sum + layer.done, 0),
    total: known ? sent.reduce((sum, layer) => sum + (layer.total ?? layer.done), 0) : undefined,
    present: layers.length - sent.length,
    layers: layers.length,
  };
}

/** What a refused push says in common words. `unknown` is everything that is neither of login nor of the network. */
export type PushRefusal = 'unauthorized' | 'unreachable' | 'unknown';

const unauthorized = /unauthorized|authentication required|access to the resource is denied|^denied|no basic auth credentials|401|403 forbidden|insufficient_scope/i;
const unreachable =
  /connection refused|no such host|i\/o timeout|tls: |x509|server gave http response|network is unreachable|no route to host|timeout exceeded|deadline exceeded|connection reset|bad gateway|service unavailable|lookup .+ on /i;

/** Sorts the engine's own words of a failed push or of a request to a registry. */
export function classifyRefusal(error: string): PushRefusal {
  if (unauthorized.test(error)) return 'unauthorized';
  return unreachable.test(error) ? 'unreachable' : 'unknown';
}
