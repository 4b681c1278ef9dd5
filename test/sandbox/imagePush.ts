import { createHash } from 'node:crypto';
import { http } from './http.ts';
import type { Layer } from './layer.ts';

const manifestType = 'application/vnd.docker.distribution.manifest.v2+json';

/** What an image of one layer says about itself. */
export interface ImageConfig {
  readonly Cmd?: readonly string[];
  readonly Entrypoint?: readonly string[];
  readonly Env?: readonly string[];
  readonly Labels?: Readonly<Record<string, string>>;
}

/** Whether the registry (`host:port`) has an image of that name (`repository:tag`) with exactly this layer. */
export async function hasImage(registry: string, name: string, layer: Layer, signal: AbortSignal): Promise<boolean> {
  const answer = await http(manifestUrl(registry, name), { headers: { accept: manifestType } }, signal);
  return answer.status === 200 && answer.text.includes(layer.digest);
}

/** Pushes an image of one layer over the registry's HTTP API, so that no engine is needed for it. */
export async function pushImage(registry: string, name: string, layer: Layer, config: ImageConfig, signal: AbortSignal): Promise<void> {
  const repository = `http://${registry}/v2/${name.slice(0, name.lastIndexOf(':'))}`;
  const configText = JSON.stringify({
    architecture: process.arch === 'arm64' ? 'arm64' : 'amd64', os: 'linux', created: '2026-01-01T00:00:00Z', config,
    rootfs: { type: 'layers', diff_ids: [layer.diffId] },
    history: [{ created: '2026-01-01T00:00:00Z', created_by: 'slipway sandbox' }],
  });
  const configDigest = `sha256:${createHash('sha256').update(configText).digest('hex')}`;
  await pushBlob(repository, layer.digest, { bodyFile: layer.path, size: layer.size }, signal);
  await pushBlob(repository, configDigest, { body: configText, size: Buffer.byteLength(configText) }, signal);
  const manifest = JSON.stringify({
    schemaVersion: 2, mediaType: manifestType,
    config: { mediaType: 'application/vnd.docker.container.image.v1+json', size: Buffer.byteLength(configText), digest: configDigest },
    layers: [{ mediaType: 'application/vnd.docker.image.rootfs.diff.tar.gzip', size: layer.size, digest: layer.digest }],
  });
  const answer = await http(manifestUrl(registry, name), { method: 'PUT', headers: { 'content-type': manifestType }, body: manifest }, signal);
  if (answer.status !== 201) throw new Error(`the registry refused the manifest of ${name}: ${answer.status} ${answer.text}`);
}

interface Blob {
  readonly size: number;
  readonly body?: string;
  readonly bodyFile?: string;
}

async function pushBlob(repository: string, digest: string, blob: Blob, signal: AbortSignal): Promise<void> {
  if ((await http(`${repository}/blobs/${digest}`, { method: 'HEAD' }, signal)).status === 200) return;
  const begun = await http(`${repository}/blobs/uploads/`, { method: 'POST', headers: { 'content-length': '0' } }, signal);
  const location = begun.headers.location;
  if (begun.status !== 202 || location === undefined) throw new Error(`the registry refused an upload: ${begun.status} ${begun.text}`);
  const target = new URL(location, repository);
  target.searchParams.set('digest', digest);
  const { size, ...body } = blob;
  const headers = { 'content-type': 'application/octet-stream', 'content-length': String(size) };
  const done = await http(target.href, { method: 'PUT', headers, ...body, timeout: 120_000 }, signal);
  if (done.status !== 201) throw new Error(`the registry refused a blob: ${done.status} ${done.text}`);
}

function manifestUrl(registry: string, name: string): string {
  const colon = name.lastIndexOf(':');
  return `http://${registry}/v2/${name.slice(0, colon)}/manifests/${name.slice(colon + 1)}`;
}
