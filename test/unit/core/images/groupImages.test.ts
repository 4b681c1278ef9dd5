import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groupImages, imageRows, untagged } from '../../../../src/core/images/groupImages.ts';
import { type Image, imageKey, shortImageId } from '../../../../src/core/images/image.ts';

function image(id: string, created: number, references: readonly string[], digests: readonly string[] = []): Image {
  return {
    id: `sha256:${id}`,
    references,
    digests,
    bytes: 1,
    created,
    platform: 'linux/amd64',
    labels: {},
    versions: {},
    gpuReady: false,
    containers: [],
  };
}

test('an image with tags in two repositories appears in both', () => {
  const groups = groupImages([image('a1', 10, ['localhost:5000/digits:g1', 'digits:g1'])]);
  assert.deepEqual(
    groups.map((group) => [group.name, group.rows.map((row) => row.tag)]),
    [
      ['digits', ['g1']],
      ['localhost:5000/digits', ['g1']],
    ],
  );
});

test('tags are newest first, and by natural order when equally old', () => {
  const groups = groupImages([image('a', 10, ['m:v2', 'm:v10']), image('b', 20, ['m:new'])]);
  assert.deepEqual(groups[0]?.rows.map((row) => row.tag), ['new', 'v2', 'v10']);
});

test('untagged images come last, under the repository of their digest where there is one', () => {
  const groups = groupImages([image('0123456789abcdef', 1, []), image('c', 2, [], ['zoo/model@sha256:ff'])]);
  assert.deepEqual(groups.map((group) => group.name), ['zoo/model', untagged]);
  assert.equal(groups[1]?.rows[0]?.tag, '0123456789ab');
  assert.equal(groups[1]?.rows[0]?.reference, undefined);
});

test('a registry port is not taken for a tag', () => {
  const row = imageRows(image('a', 1, ['localhost:5000/team/digits']))[0];
  assert.equal(row?.repository, 'localhost:5000/team/digits');
  assert.equal(row?.tag, 'latest');
});

test('the key of a row is its reference, of an untagged image its id', () => {
  assert.deepEqual(imageRows(image('a', 1, ['m:1', 'm:2'])).map((row) => row.key), ['m:1', 'm:2']);
  const bare = image('b', 1, []);
  assert.equal(imageRows(bare)[0]?.key, imageKey(bare));
  assert.equal(shortImageId('sha256:0123456789abcdef'), '0123456789ab');
});
