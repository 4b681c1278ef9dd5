import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commandOf } from '../../../../src/core/kubernetes/containerCommand.ts';
import { environmentOf, expanded } from '../../../../src/core/kubernetes/containerEnvironment.ts';
import { patienceOf, probesOf } from '../../../../src/core/kubernetes/probes.ts';
import { gpusWithProfile, migGpuOf, profilesLike } from '../../../../src/core/kubernetes/migProfiles.ts';
import { mountAt } from '../../../../src/core/kubernetes/volumes.ts';
import { containerIn, podText } from '../models/containerSamples.ts';

/** Each program as its words, and what stands in the document at each word's place. */
function programs(lines: string): readonly (readonly string[])[] | undefined {
  const text = podText(`image: a\n${lines}`);
  const container = containerIn(text);
  const command = commandOf(container, environmentOf(container), text);
  for (const word of command?.programs.flat() ?? []) {
    const written = text.slice(word.span.start, word.span.end);
    if (!word.dynamic) assert.ok(written.includes(word.text), `«${written}» is not ${word.text}`);
  }
  return command?.programs.map((program) => program.map((word) => `${word.text}${word.dynamic ? '?' : ''}`));
}

test('command and args are one list of words', () => {
  assert.deepEqual(programs('command: [a, b]\nargs:\n  - c\n  - "d e"'), [['a', 'b', 'c', 'd e']]);
  assert.deepEqual(programs(''), []);
  assert.deepEqual(programs('args: ["$(X)"]'), [['$(X)?']]);
});

test('scripts are split into their commands, wherever their words stand', () => {
  assert.deepEqual(programs('command: [sh, -c, "a b && c"]'), [['a', 'b'], ['c']]);
  assert.deepEqual(programs('command: [/bin/bash, -lc]\nargs:\n  - |\n    a b \\\n      c\n    d $E'), [['a', 'b', 'c'], ['d', '$E?']]);
  assert.deepEqual(programs('command: [sh, -c]\nargs:\n  - >-\n    a b\n    a b'), [['a', 'b', 'a', 'b']]);
  assert.deepEqual(programs('command: [sh, script.sh]'), [['sh', 'script.sh']]);
});

test('what a template decides says nothing', () => {
  assert.equal(programs('command: ${COMMAND}'), undefined);
  assert.equal(programs('args: [[a]]'), undefined);
});

test('the environment knows its literals and what may hide more', () => {
  const container = containerIn(podText('image: a\nenv: [{name: A, value: x}, {name: B}, {name: C, valueFrom: {fieldRef: {fieldPath: f}}}, {name: A, value: y}, {name: D, value: $(A)}]'));
  const environment = environmentOf(container);
  assert.deepEqual([...environment.variables.values()].map(({ name, literal }) => [name, literal]), [['A', 'y'], ['B', ''], ['C', undefined], ['D', undefined]]);
  assert.equal(environment.complete, true);
  assert.equal(expanded('$(A)-$(C)-$(Z)', environment), 'y-$(C)-$(Z)');
  assert.equal(environmentOf(containerIn(podText('image: a\nenvFrom: [{secretRef: {name: s}}]'))).complete, false);
});

function patience(probe: string): number | undefined {
  const [found] = probesOf(containerIn(podText(`image: a\nlivenessProbe: ${probe}`)));
  return found && patienceOf(found);
}

/** What is mounted at /dev/shm, in words. */
function mounted(lines: string): string {
  const found = mountAt(containerIn(podText(`image: a\n${lines}`)), '/dev/shm');
  return typeof found === 'object' ? `mounted${found.volume ? '' : ' without a volume'}` : String(found);
}

test('the patience of a probe is its delay and all its failures, with the defaults of the API', () => {
  assert.equal(patience('{tcpSocket: {port: 1}}'), 30);
  assert.equal(patience('{tcpSocket: {port: 1}, initialDelaySeconds: 60, periodSeconds: 5, failureThreshold: 4}'), 80);
  assert.equal(patience('{tcpSocket: {port: 1}, failureThreshold: 0}'), 30);
  assert.equal(patience('{tcpSocket: {port: 1}, periodSeconds: "${P}"}'), undefined);
  assert.deepEqual(probesOf(containerIn(podText('image: a\nlivenessProbe: {exec: {command: [a]}}\nreadinessProbe: {}'))).map(({ name, handler }) => [name, handler?.kind]), [['livenessProbe', 'exec'], ['readinessProbe', undefined]]);
});

test('a mount is found by its folder, and is unknown where a template brings it', () => {
  assert.equal(mounted('volumeMounts: [{name: x, mountPath: /data}]'), 'undefined');
  assert.equal(mounted('volumeMounts: [{name: x, mountPath: /dev/shm/}]'), 'mounted without a volume');
  assert.equal(mounted('volumeMounts: ${MOUNTS}'), 'unknown');
  assert.equal(mounted('volumeMounts: [{name: x, mountPath: "${PATH}"}]'), 'unknown');
});

test('MIG profiles belong to GPUs', () => {
  assert.equal(migGpuOf('NVIDIA-A100-SXM4-40GB-MIG-1g.5gb')?.name, 'A100 40 GB');
  assert.equal(migGpuOf('A100-PCIE-40GB-SHARED')?.name, 'A100 40 GB');
  assert.equal(migGpuOf('NVIDIA-A100-80GB-PCIe')?.name, 'A100 80 GB');
  assert.equal(migGpuOf('Tesla-T4'), undefined);
  assert.deepEqual(gpusWithProfile('3g.20gb').map(({ name }) => name), ['A100 40 GB']);
  assert.deepEqual(profilesLike('7g.1gb', migGpuOf('NVIDIA-H200')), ['7g.141gb']);
});
