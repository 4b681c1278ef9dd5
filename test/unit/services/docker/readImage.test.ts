import assert from 'node:assert/strict';
import { test } from 'node:test';
import { detailsFromSummary, readContainerUses, readDetails, readImage } from '../../../../src/services/docker/readImage.ts';

const row = {
  Id: 'sha256:a',
  RepoTags: ['z:1', '<none>:<none>', 'a:2'],
  RepoDigests: ['<none>@<none>', 'a@sha256:ff'],
  Size: 12,
  Created: 1_700_000_000,
  Labels: { 'com.nvidia.cudnn.version': '9.1.0' },
};

test('names that stand for nothing are left out, times become milliseconds', () => {
  const image = readImage(row, detailsFromSummary(row), []);
  assert.deepEqual([image.references, image.digests], [['a:2', 'z:1'], ['a@sha256:ff']]);
  assert.equal(image.created, 1_700_000_000_000);
  assert.deepEqual(image.versions, { cudnn: '9.1.0' });
});

test('an image without configuration has no versions and no platform', () => {
  const details = readDetails({ Os: '', Architecture: '' });
  assert.deepEqual(details, { platform: undefined, labels: {}, versions: {}, gpuReady: false });
});

test('the variant is part of the platform', () => {
  const details = readDetails({ Os: 'linux', Architecture: 'arm64', Variant: 'v8', Config: { Env: ['CUDA_VERSION=12.4.1'], Labels: null } });
  assert.deepEqual([details.platform, details.gpuReady], ['linux/arm64/v8', true]);
});

test('containers are gathered by image, by name, without the slash in front', () => {
  const containers = [
    { Id: 'c2', ImageID: 'sha256:a', Names: ['/two'] },
    { Id: 'c1', ImageID: 'sha256:a', Names: ['/one', '/alias/one'] },
    { Id: '0123456789abcdef', ImageID: 'sha256:b', Names: [] },
  ];
  const uses = readContainerUses(containers);
  assert.deepEqual(uses.get('sha256:a'), [{ id: 'c1', name: 'one' }, { id: 'c2', name: 'two' }]);
  assert.equal(uses.get('sha256:b')?.[0]?.name, '0123456789ab');
});
