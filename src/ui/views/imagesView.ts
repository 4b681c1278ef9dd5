import { l10n } from 'vscode';
import { Emitter } from '../../base/event.ts';
import { Disposables } from '../../base/lifecycle.ts';
import type { Log } from '../../base/log.ts';
import { errorMessage } from '../../core/errorMessages.ts';
import type { Image } from '../../core/images/image.ts';
import type { Live } from '../../core/live.ts';
import type { ContextKeyWriter } from '../contextKeys.ts';
import type { LiveItems } from '../live/liveItems.ts';
import { Demand } from '../live/demand.ts';
import type { EngineDoor } from '../ports.ts';
import { onDidChangeSettings } from '../settings.ts';
import { imageTreeRows, type ImagesState } from './imageRows.ts';
import { showTree } from './treeView.ts';

/** How long the engine's events are followed after the view was hidden, in milliseconds. */
const linger = 3 * 60_000;

export interface ImagesViewParts {
  readonly door: EngineDoor;
  readonly images: LiveItems<Image>;
  readonly keys: ContextKeyWriter;
  readonly log: Log;
  /** Tells the view whether it may work: not in an untrusted workspace. */
  readonly mayWatch: () => boolean;
  readonly onMayWatch: (listener: () => void) => { dispose(): void };
}

/** The tree of the engine's images. */
export function showImagesView({ door, images, keys, log, mayWatch, onMayWatch }: ImagesViewParts): Disposables {
  const owned = new Disposables();
  const named = owned.add(new Emitter<undefined>());
  let engine: ImagesState['engine'];
  let isVisible = false;
  const name = async (): Promise<void> => {
    try {
      engine = await door.describe();
    } catch (error) {
      log.warn(`no docker context: ${String(error)}`);
      engine = undefined;
    }
    named.fire(undefined);
  };
  const demand = owned.add(new Demand(images, linger));
  const look = (): void => demand.set('view', isVisible && mayWatch());
  owned.add(onMayWatch(look));
  owned.add(onDidChangeSettings(() => void name()));
  owned.add(
    showTree({
      id: 'slipway.images',
      rows: () => imageTreeRows({ engine, images: images.live }, { now: Date.now(), l10n }),
      onDidChange: (listener) => {
        const all = new Disposables();
        all.add(named.event(listener));
        all.add(
          images.onDidChange(() => {
            keys.set('slipway.engine', engineKey(images.live));
            if (engine === undefined) void name();
            listener(undefined);
          }),
        );
        return all;
      },
      log,
      trouble: () => liveMessage(images.live),
      isAgeing: () => images.live.state === 'stale' || images.live.state === 'ready',
      onVisibility: (visible) => {
        isVisible = visible;
        look();
      },
    }),
  );
  return owned;
}

function engineKey(live: Live<unknown>): 'unknown' | 'reachable' | 'unreachable' {
  if (live.state === 'failed') return 'unreachable';
  return live.state === 'ready' || live.state === 'stale' ? 'reachable' : 'unknown';
}

function liveMessage(live: Live<unknown>): string | undefined {
  return live.state === 'failed' || live.state === 'stale' ? errorMessage(live.error) : undefined;
}
