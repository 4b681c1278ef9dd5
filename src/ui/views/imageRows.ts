import { groupImages, type RepositoryGroup, type TagRow, untagged } from '../../core/images/groupImages.ts';
import { type Image, shortImageId } from '../../core/images/image.ts';
import type { ImageVersions } from '../../core/images/imageVersions.ts';
import { type Live, liveValue } from '../../core/live.ts';
import { formatBytes, formatDuration } from '../format.ts';
import { joined, type RowContext, staled, staleSince, stateRows } from './liveRows.ts';
import { described, noChildren, type RowNode } from './row.ts';

/** What the Images view shows. */
export interface ImagesState {
  /** Undefined before the first look. */
  readonly engine: { readonly name: string; readonly endpoint: string } | undefined;
  readonly images: Live<ReadonlyMap<string, Image>>;
}

/** Engine → repository → tag. No rows while nothing was ever reached: the view's welcome text says what to do. */
export function imageTreeRows(state: ImagesState, context: RowContext): readonly RowNode[] {
  const { engine, images } = state;
  if (!engine || images.state === 'idle' || images.state === 'failed') return [];
  const row = engineRow(engine, images, context);
  return [images.state === 'stale' ? staled(row) : row];
}

function engineRow(engine: { name: string; endpoint: string }, live: Live<ReadonlyMap<string, Image>>, context: RowContext): RowNode {
  const id = `engine/${engine.name}`;
  const images = liveValue(live);
  const count = images && (images.size === 1 ? context.l10n.t('1 image') : context.l10n.t('{0} images', images.size));
  return {
    id,
    ...described(engine.name, joined([count, staleSince(live, context)])),
    icon: 'server',
    contextValue: 'engine',
    tooltip: engine.endpoint,
    collapsible: 'expanded',
    children: () => {
      if (!images) return stateRows(id, live, context.l10n.t('Asking the engine…'), context);
      return groupImages(images.values()).map((group) => repositoryRow(id, group, context));
    },
  };
}

function repositoryRow(parent: string, group: RepositoryGroup, context: RowContext): RowNode {
  const { l10n } = context;
  const isUntagged = group.name === untagged;
  const id = `${parent}/${group.name}`;
  const count = group.rows.length === 1 ? l10n.t('1 tag') : l10n.t('{0} tags', group.rows.length);
  return {
    id,
    ...described(isUntagged ? l10n.t('untagged') : group.name, isUntagged ? String(group.rows.length) : count),
    icon: 'repo',
    contextValue: 'repository',
    collapsible: 'collapsed',
    children: () => group.rows.map((row) => tagRow(id, row, context)),
  };
}

function tagRow(parent: string, { key, reference, tag, image }: TagRow, context: RowContext): RowNode {
  const running = image.containers.length > 0;
  return {
    id: `${parent}/${key}`,
    ...described(tag, tagDescription(image, context)),
    icon: running ? 'vm-running' : image.gpuReady ? 'circuit-board' : 'package',
    ...(running && { color: 'charts.green' }),
    contextValue: running ? 'image running' : 'image',
    tooltip: tagTooltip(reference, image, context),
    collapsible: 'none',
    target: { type: 'image', reference: reference ?? image.id },
    children: noChildren,
  };
}

function tagDescription(image: Image, { now, l10n }: RowContext): string {
  const age = image.created > 0 ? l10n.t('{0} ago', formatDuration(now - image.created, l10n)) : undefined;
  const use = image.containers.length > 0 ? l10n.t('running') : undefined;
  return joined([formatBytes(image.bytes), age, image.platform, image.gpuReady ? l10n.t('GPU') : undefined, ...versionTexts(image.versions), use]);
}

const versionNames: readonly (readonly [keyof ImageVersions, string])[] = [
  ['cuda', 'CUDA'],
  ['rocm', 'ROCm'],
  ['torch', 'torch'],
  ['python', 'Python'],
];

function versionTexts(versions: ImageVersions): readonly string[] {
  return versionNames.flatMap(([field, name]) => {
    const version = versions[field];
    return version === undefined ? [] : [`${name} ${version}`];
  });
}

function tagTooltip(reference: string | undefined, image: Image, { l10n }: RowContext): string {
  const lines = [
    reference ?? l10n.t('untagged'),
    l10n.t('Id: {0}', shortImageId(image.id)),
    ...image.digests.map((digest) => l10n.t('Digest: {0}', digest)),
    ...image.containers.map((container) => l10n.t('Running in: {0}', container.name)),
  ];
  return lines.join('\n');
}
