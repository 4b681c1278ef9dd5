import { errorText } from '../../base/errors.ts';
import { Emitter, type Event } from '../../base/event.ts';
import type { Disposable } from '../../base/lifecycle.ts';
import type { Log } from '../../base/log.ts';
import type { EngineService } from '../services.ts';
import type { ImagesState } from './imageRows.ts';

/** Which engine the Images view shows; undefined until it was looked up and while there is none. */
export class EngineName implements Disposable {
  private readonly service: EngineService;
  private readonly log: Log;
  private readonly changed = new Emitter<undefined>();
  private known: ImagesState['engine'];

  readonly onDidChange: Event<undefined> = this.changed.event;

  constructor(service: EngineService, log: Log) {
    this.service = service;
    this.log = log;
  }

  get current(): ImagesState['engine'] {
    return this.known;
  }

  /** Looks again; never rejects, since the watch of the images tells the same trouble to the user. */
  async look(): Promise<void> {
    try {
      this.known = await this.service.describe();
    } catch (error) {
      this.log.warn(`which engine to use is not clear: ${errorText(error)}`);
      this.known = undefined;
    }
    this.changed.fire(undefined);
  }

  dispose(): void {
    this.changed.dispose();
  }
}
