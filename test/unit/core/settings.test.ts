import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { defaultSettings, readSettings, type SettingKey } from '../../../src/core/settings.ts';

const read = (values: Partial<Record<SettingKey, unknown>>): ReturnType<typeof readSettings> => readSettings((key) => values[key]);

describe('readSettings', () => {
  test('nothing and nonsense mean the defaults', () => {
    assert.deepEqual(read({}), defaultSettings);
    assert.deepEqual(
      read({ kubeconfig: 1, 'docker.context': null, registry: [], 'build.args': 'x', 'deploy.manifests': {}, 'lint.enabled': 'yes', 'lint.kubernetesVersion': 'newest', 'codeLens.enabled': 1, 'sandbox.statusFile': false }),
      defaultSettings,
    );
  });

  test('texts lose the blanks around them', () => {
    assert.equal(read({ kubeconfig: ' ~/.kube/lab ' }).kubeconfig, '~/.kube/lab');
    assert.deepEqual(read({ 'deploy.manifests': [' k8s/*.yaml', '', 7] }).manifests, ['k8s/*.yaml']);
  });

  test('build arguments become texts', () => {
    assert.deepEqual(read({ 'build.args': { CUDA: 12.4, DEBUG: false, NAME: 'x', list: [] } }).buildArgs, { CUDA: '12.4', DEBUG: 'false', NAME: 'x' });
  });

  test('a version is its minor release, however it is written', () => {
    for (const text of ['1.36', 'v1.36', '1.36.2', ' 1.36 ']) assert.equal(read({ 'lint.kubernetesVersion': text }).kubernetesVersion, '1.36');
    for (const text of ['1', '2.0', '1.36-rc', '']) assert.equal(read({ 'lint.kubernetesVersion': text }).kubernetesVersion, '');
  });
});
