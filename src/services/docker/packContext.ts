import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { type Header, type Pack, pack as createPack } from 'tar-stream';
import { abortReason } from '../../base/async.ts';
import { AppError } from '../../base/errors.ts';
import { type ContextEntry, reading } from './contextFiles.ts';

/** Bytes read from a file at a time. */
const pieceBytes = 256 * 1024;

/** A file that exists only in the tar, for example a Dockerfile from outside of the context. */
export interface ExtraFile {
  readonly name: string;
  readonly text: string;
}

/** Owner and group are 0, as the CLI sends them: the builder's user must not depend on the sender's. */
function toHeader(entry: ContextEntry): Partial<Header> & Pick<Header, 'name'> {
  const common = { name: entry.name, mode: entry.mode, mtime: entry.modified, uid: 0, gid: 0 };
  if (entry.type === 'symlink') return { ...common, type: 'symlink', linkname: entry.linkTarget ?? '' };
  return { ...common, type: entry.type, size: entry.bytes };
}

type Sink = ReturnType<Pack['entry']>;

function write(sink: Sink, piece: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(new Error('the engine stopped taking the build context'));
    // What is destroyed already never says anything again.
    if (sink.destroying) return stop();
    if (sink.write(piece)) return resolve();
    sink.once('close', stop);
    sink.once('drain', () => {
      sink.off('close', stop);
      resolve();
    });
  });
}

/** Sends exactly the bytes that the header promised: what a growing file gained is left, a shrunken one is an error. */
async function copyFile(entry: ContextEntry, sink: Sink, sent: (bytes: number) => void): Promise<void> {
  const file = await open(entry.path, 'r');
  try {
    for (let offset = 0; offset < entry.bytes; ) {
      const length = Math.min(pieceBytes, entry.bytes - offset);
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(length), 0, length, offset);
      if (bytesRead === 0) throw new AppError('buildContextUnreadable', { path: entry.path, reason: 'it became shorter while it was read' });
      await write(sink, buffer.subarray(0, bytesRead));
      offset += bytesRead;
      sent(bytesRead);
    }
  } finally {
    await file.close();
  }
}

async function addEntry(pack: Pack, entry: ContextEntry, sent: (bytes: number) => void): Promise<void> {
  const added = Promise.withResolvers<void>();
  // The copying may end first and with a better reason; then nobody waits for this one any more.
  added.promise.catch(() => undefined);
  const sink = pack.entry(toHeader(entry), (error) => (error ? added.reject(error) : added.resolve()));
  sink.on('error', added.reject);
  if (entry.type !== 'file') return added.promise;
  await reading(entry.path, copyFile(entry, sink, sent));
  sink.end(undefined);
  await added.promise;
}

async function fill(pack: Pack, entries: readonly ContextEntry[], extra: readonly ExtraFile[], sent: (bytes: number) => void): Promise<void> {
  for (const file of extra) pack.entry({ name: file.name, mode: 0o600, uid: 0, gid: 0, mtime: new Date(0) }, file.text);
  for (const entry of entries) await addEntry(pack, entry, sent);
  pack.finalize();
}

/** A tar on its way, and how the packing ended: `packed` rejects with buildContextUnreadable and never goes unheard. */
export interface PackedContext {
  readonly tar: Readable;
  readonly packed: Promise<void>;
}

/**
 * Packs the entries as a plain tar, as fast as it is taken; a local socket gains nothing from compression. A file that
 * cannot be read destroys the tar with the same error that `packed` rejects with. `sent` hears each piece's bytes.
 */
export async function packContext(
  entries: readonly ContextEntry[],
  extra: readonly ExtraFile[],
  sent: (bytes: number) => void,
  signal: AbortSignal,
): Promise<PackedContext> {
  const pack = createPack();
  const stop = (): void => pack.destroy(abortReason(signal));
  signal.addEventListener('abort', stop, { once: true });
  const packed = fill(pack, entries, extra, sent)
    .catch((error: unknown) => {
      pack.destroy(error instanceof Error ? error : new Error(String(error)));
      throw error;
    })
    .finally(() => signal.removeEventListener('abort', stop));
  packed.catch(() => undefined);
  const tar = Readable.from(pack, { objectMode: false, highWaterMark: pieceBytes });
  // Whoever sends the tar hears the error too; this listener is for the time before anybody does.
  tar.on('error', () => undefined);
  return { tar, packed };
}
