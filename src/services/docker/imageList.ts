import type { ImageInfo } from 'dockerode';
import type { Log } from '../../base/log.ts';
import { errorText } from '../../base/errors.ts';
import type { Change } from '../../core/change.ts';
import type { ContainerUse, Image } from '../../core/images/image.ts';
import type { EngineSession } from './engineSession.ts';
import { statusOf } from './engineError.ts';
import { detailsFromSummary, type ImageDetails, readContainerUses, readDetails, readImage } from './readImage.ts';

/** Images asked for at the same time. */
const atOnce = 8;

/** Which of the two lists an event touches. */
export type ListKind = 'image' | 'container';

/** Runs `work` over the items, a few at a time. */
async function forEachOf<T>(items: readonly T[], width: number, work: (item: T) => Promise<void>): Promise<void> {
  const rest = [...items];
  const worker = async (): Promise<void> => {
    for (let item = rest.shift(); item !== undefined; item = rest.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
}

/**
 * The images of one engine as last seen. `refresh` asks for the cheap lists again, and for the details only of images
 * it has never met, so that one event costs one or two small requests.
 */
export class ImageList {
  private readonly session: EngineSession;
  private readonly log: Log;
  private readonly details = new Map<string, ImageDetails>();
  private rows: readonly ImageInfo[] = [];
  private uses: ReadonlyMap<string, readonly ContainerUse[]> = new Map();
  private known: ReadonlyMap<string, Image> = new Map();

  constructor(session: EngineSession, log: Log) {
    this.session = session;
    this.log = log;
  }

  /** Everything there is now. */
  async reset(signal: AbortSignal): Promise<Change<Image>> {
    await this.read(new Set(['image', 'container']), signal);
    return { type: 'reset', items: [...this.known.values()] };
  }

  /** What is different since the last call. */
  async refresh(kinds: ReadonlySet<ListKind>, signal: AbortSignal): Promise<readonly Change<Image>[]> {
    const before = this.known;
    await this.read(kinds, signal);
    const removed = [...before.keys()].filter((id) => !this.known.has(id)).map((key): Change<Image> => ({ type: 'removed', key }));
    const changed = [...this.known.values()].filter((image) => JSON.stringify(before.get(image.id)) !== JSON.stringify(image));
    return [...removed, ...changed.map((item): Change<Image> => ({ type: 'upserted', item }))];
  }

  private async read(kinds: ReadonlySet<ListKind>, signal: AbortSignal): Promise<void> {
    const { session } = this;
    const [rows, containers] = await Promise.all([
      kinds.has('image') ? session.request(signal, ({ docker }) => docker.listImages()) : undefined,
      kinds.has('container') ? session.request(signal, ({ docker }) => docker.listContainers()) : undefined,
    ]);
    if (rows) this.rows = rows;
    if (containers) this.uses = readContainerUses(containers);
    const strangers = this.rows.filter((row) => !this.details.has(row.Id));
    await forEachOf(strangers, atOnce, (row) => this.learn(row, signal));
    this.known = new Map(this.rows.flatMap((row) => this.assemble(row)));
    for (const id of this.details.keys()) if (!this.known.has(id)) this.details.delete(id);
  }

  /** An image that cannot be inspected keeps its row; only a lost connection is a failure of the whole. */
  private async learn(row: ImageInfo, signal: AbortSignal): Promise<void> {
    try {
      const { docker } = await this.session.client(signal);
      this.details.set(row.Id, readDetails(await docker.getImage(row.Id).inspect()));
    } catch (error) {
      const failure = this.session.failure(error, signal);
      if (statusOf(error) === undefined && !(error instanceof TypeError)) throw failure;
      this.log.warn(`image ${row.Id} cannot be inspected: ${errorText(failure)}`);
      this.details.set(row.Id, detailsFromSummary(row));
    }
  }

  private assemble(row: ImageInfo): readonly [string, Image][] {
    const details = this.details.get(row.Id);
    return details ? [[row.Id, readImage(row, details, this.uses.get(row.Id) ?? [])]] : [];
  }
}
