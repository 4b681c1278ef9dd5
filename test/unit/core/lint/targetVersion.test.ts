import assert from 'node:assert/strict';
import { test } from 'node:test';
import { targetVersion, type VersionWish } from '../../../../src/core/lint/targetVersion.ts';

const versions = ['1.30', '1.35', '1.36'];
const wish = (source: VersionWish['source'], version: string | undefined): VersionWish => ({ source, version });

test('the first wish that names a version decides, without one the newest', () => {
  assert.deepEqual(targetVersion([wish('configuration', '1.30'), wish('setting', '1.35')], versions), { used: '1.30', asked: '1.30', source: 'configuration' });
  assert.deepEqual(targetVersion([wish('configuration', undefined), wish('setting', ''), { ...wish('cluster', '1.35'), name: 'prod' }], versions), { used: '1.35', asked: '1.35', source: 'cluster', name: 'prod' });
  assert.deepEqual(targetVersion([wish('configuration', undefined), wish('setting', '')], versions), { used: '1.36', asked: '', source: 'newest' });
});

test('for a version without schemas the next one counts', () => {
  const used = (version: string): string => targetVersion([wish('cluster', version)], versions).used;
  assert.deepEqual(['1.9', '1.29', '1.37', '1.33'].map(used), ['1.30', '1.30', '1.36', '1.36']);
  assert.equal(targetVersion([wish('cluster', '1.29')], versions).asked, '1.29');
});
