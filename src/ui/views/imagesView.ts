import { l10n } from 'vscode';
import type { Event } from '../../base/event.ts';
import { type Disposable, Disposables } from '../../base/lifecycle.ts';
import type { Log } from '../../base/log.ts';
import { errorMessage } from '../../core/errorMessages.ts';
import type { Image } from '../../core/images/image.ts';
import type { Live } from '../../core/live.ts';
import type { ContextKeyWriter } from '../contextKeys.ts';
import type { ContextKeys } from '../contributions.ts';
import { Demand } from '../live/demand.ts';
import type { LiveItems } from '../live/liveItems.ts';
import type { EngineService } from '../services.ts';
import { onDidChangeSettings } from '../settings.ts';
import { EngineName } from './engineName.ts';
import { imageTreeRows } from './imageRows.ts';
import { showTree } from './treeView.ts';

/** How long the engine's events are followed after the view was hidden, in milliseconds. */
const linger = 3 * 60_000;

export interface ImagesViewParts {
  readonly service: EngineService;
  readonly images: LiveItems<Image>;
  readonly keys: ContextKeyWriter;
  readonly log: Log;
  /** Tells the view whether it may work: not in an untrusted workspace. */
  readonly mayWatch: () => boolean;
  readonly onMayWatch: (listener: () => void) => Disposable;
}

/** The tree of the engine's images. */
export function showImagesView({ service, images, keys, log, mayWatch, onMayWatch }: ImagesViewParts): Disposables {
  const owned = new Disposables();
  const engine = owned.add(new EngineName(service, log));
  const demand = owned.add(new Demand(images, linger));
  let isVisible = false;
  const look = (): void => demand.set('view', isVisible && mayWatch());
  owned.add(onMayWatch(look));
  owned.add(onDidChangeSettings(() => void (mayWatch() && engine.look())));
  owned.add(images.onDidChange(() => {
    keys.set('slipway.engine', engineKey(images.live));
    if (engine.current === undefined && images.live.state !== 'idle') void engine.look();
  }));
  owned.add(
    showTree({
      id: 'slipway.images',
      rows: () => imageTreeRows({ engine: engine.current, images: images.live }, { now: Date.now(), l10n }),
      onDidChange: either(images.onDidChange, engine.onDidChange),
      log,
      trouble: () => liveTrouble(images.live),
      isAgeing: () => images.live.state === 'stale' || images.live.state === 'ready',
      onVisibility: (visible) => {
        isVisible = visible;
        look();
      },
    }),
  );
  return owned;
}

/** Fires with either of two events. */
function either(a: Event<undefined>, b: Event<undefined>): Event<undefined> {
  return (listener) => {
    const both = new Disposables();
    both.add(a(listener));
    both.add(b(listener));
    return both;
  };
}

function engineKey(live: Live<unknown>): ContextKeys['slipway.engine'] {
  if (live.state === 'failed') return 'unreachable';
  return live.state === 'ready' || live.state === 'stale' ? 'reachable' : 'unknown';
}

function liveTrouble(live: Live<unknown>): string | undefined {
  return live.state === 'failed' || live.state === 'stale' ? errorMessage(live.error) : undefined;
}
