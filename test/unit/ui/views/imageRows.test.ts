import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { AppError } from '../../../../src/base/errors.ts';
import type { Image } from '../../../../src/core/images/image.ts';
import type { Live } from '../../../../src/core/live.ts';
import { imageTreeRows } from '../../../../src/ui/views/imageRows.ts';
import { allRows, noon, rowContext, rowText } from './rowText.ts';

const engine = { name: 'default', endpoint: 'unix:///var/run/docker.sock' };

function image(id: string, parts: Partial<Image>): Image {
  return {
    id: `sha256:${id.repeat(64)}`,
    references: [],
    digests: [],
    bytes: 1_234_000_000,
    created: noon - 3 * 3_600_000,
    platform: 'linux/amd64',
    labels: {},
    versions: {},
    gpuReady: false,
    containers: [],
    ...parts,
  };
}

const images: ReadonlyMap<string, Image> = new Map(
  [
    image('a', { references: ['localhost:5000/digits:g1', 'localhost:5000/digits:g2'], containers: [{ id: 'c', name: 'trial' }] }),
    image('b', { references: ['nvidia/cuda:12.4.1'], gpuReady: true, versions: { cuda: '12.4.1', python: '3.12' } }),
    image('c', { bytes: 900 }),
  ].map((each) => [each.id, each]),
);
const ready: Live<ReadonlyMap<string, Image>> = { state: 'ready', value: images, since: noon };

describe('the rows of the Images view', () => {
  test('engine, repositories and tags, with what is known of each', () => {
    assert.equal(
      rowText(imageTreeRows({ engine, images: ready }, rowContext)),
      [
        'default | 3 images',
        '  localhost:5000/digits | 2 tags',
        '    g1 | 1.23 GB · 3 h ago · linux/amd64 · running',
        '    g2 | 1.23 GB · 3 h ago · linux/amd64 · running',
        '  nvidia/cuda | 1 tag',
        '    12.4.1 | 1.23 GB · 3 h ago · linux/amd64 · GPU · CUDA 12.4.1 · Python 3.12',
        '  untagged | 1',
        '    cccccccccccc | 900 B · 3 h ago · linux/amd64',
        '',
      ].join('\n'),
    );
  });

  test('a lost connection keeps the rows, grey and with their age', () => {
    const stale: Live<ReadonlyMap<string, Image>> = { state: 'stale', value: images, since: noon - 12_000, error: new AppError('dockerUnreachable') };
    const rows = allRows(imageTreeRows({ engine, images: stale }, rowContext));
    assert.equal(rows[0]?.description, '3 images · since 12 s');
    assert.ok(rows.every((row) => row.stale === true));
  });

  test('nothing before the first look and after a failure, so that the welcome text has the place', () => {
    const failed: Live<ReadonlyMap<string, Image>> = { state: 'failed', since: noon, error: new AppError('dockerUnreachable') };
    assert.deepEqual(imageTreeRows({ engine, images: failed }, rowContext), []);
    assert.deepEqual(imageTreeRows({ engine, images: { state: 'idle' } }, rowContext), []);
  });

  test('a first look that takes time says so', () => {
    assert.equal(rowText(imageTreeRows({ engine, images: { state: 'loading' } }, rowContext)), 'default\n  Asking the engine…\n');
  });

  test('ids are unique, labels are spoken whole and tags carry their reference', () => {
    const rows = allRows(imageTreeRows({ engine, images: ready }, rowContext));
    assert.equal(new Set(rows.map((row) => row.id)).size, rows.length);
    for (const row of rows) assert.ok(row.accessibilityLabel.startsWith(row.label) && row.accessibilityLabel.includes(row.description ?? ''), row.id);
    assert.deepEqual(rows.find((row) => row.label === 'g2')?.target, { type: 'image', reference: 'localhost:5000/digits:g2' });
  });
});
