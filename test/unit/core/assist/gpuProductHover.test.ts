import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { gpuProductOf, memoryOf, usualProducts } from '../../../../src/core/assist/gpuProduct.ts';
import { gpuProducts } from '../../../../src/core/data/gpuProducts.gen.ts';
import { migGpuOf } from '../../../../src/core/kubernetes/migProfiles.ts';
import { said } from './said.ts';

const pod = (spec: string): string => `apiVersion: v1\nkind: Pod\nspec:\n  containers: [{name: m, image: a:1}]\n${spec}`;
const selector = (label: string): string => pod(`  nodeSelector:\n    nvidia.com/gpu.product: ${label}\n`);

describe('the table of GPU products', () => {
  test('says of each row where it is from, and no label twice', () => {
    assert.ok(gpuProducts.rows.length >= 25);
    for (const { name, labels, memory, memoryMiB, compute, source, asOf } of gpuProducts.rows) {
      assert.match(source, /^https:\/\//, name);
      assert.match(asOf, /^20\d\d-\d\d$/, name);
      assert.match(compute, /^\d+\.\d$/, name);
      assert.ok(name.endsWith(` ${memory} GB`), name);
      assert.ok(memoryMiB === 0 || Math.abs(memoryMiB / 1024 - memory) / memory < 0.07, name);
      for (const label of labels) assert.match(label, /^[A-Za-z0-9][\w.-]*$/);
    }
    const labels = gpuProducts.rows.flatMap((row) => row.labels);
    assert.equal(new Set(labels).size, labels.length);
  });

  test('agrees with the profiles of MIG about the memory', () => {
    for (const { labels, memory } of gpuProducts.rows) {
      for (const label of labels) {
        const largest = Math.max(...(migGpuOf(label)?.profiles ?? []).map((profile) => Number(/\.(\d+)gb/.exec(profile)?.[1])));
        assert.ok(largest === -Infinity || Math.abs(largest - memory) <= 3, `${label} ${largest}`);
      }
    }
  });

  test('counts the memory that a driver reports, else that of the name', () => {
    const bytes = ['NVIDIA-H100-80GB-HBM3', 'NVIDIA-A40'].map((label) => memoryOf(gpuProductOf(label) ?? assert.fail(label)));
    assert.deepEqual(bytes, [81559 * 1024 * 1024, 48e9]);
    const memories = usualProducts.map(({ memory }) => memory);
    assert.ok(memories.length > 4);
    assert.deepEqual(memories, [...memories].sort((one, other) => one - other));
  });
});

describe('hover at a GPU product', () => {
  test('tells memory, compute capability and slices', () => {
    assert.equal(
      said(selector('NVIDIA-H100¦-80GB-HBM3')),
      '«NVIDIA-H100-80GB-HBM3» `NVIDIA-H100-80GB-HBM3`: NVIDIA H100 80 GB\n80 GB of memory (`nvidia.com/gpu.memory`: about 81559 MiB), compute capability 9.0 (Hopper).\nMIG slices: `1g.10gb`, `1g.20gb`, `2g.20gb`, `3g.40gb`, `4g.40gb`, `7g.80gb`.\n[docs.nvidia.com](https://docs.nvidia.com/datacenter/tesla/mig-user-guide/supported-gpus.html)',
    );
    assert.match(said(selector('NVIDIA-L4¦')) ?? '', /compute capability 8\.9 \(Ada Lovelace\)\.\nIt cannot be cut into MIG slices\.\n\[/);
    assert.match(said(selector('Tesla¦-T4')) ?? '', /about 15360 MiB\), compute capability 7\.5.*\nNo bfloat16: vLLM refuses it on this GPU and needs `--dtype half`\./s);
    assert.match(said(selector('NVIDIA-A40¦')) ?? '', /\n48 GB of memory, compute capability 8\.6/);
    assert.match(said(selector('NVIDIA-GB10¦')) ?? '', /\n128 GB of memory, which the processor uses as well, compute capability 12\.1/);
  });

  test('of nodes that are cut into slices or share their GPUs', () => {
    assert.match(said(selector('NVIDIA-L4-SH¦ARED')) ?? '', /`NVIDIA-L4-SHARED`: NVIDIA L4 24 GB\n.*\nIt cannot be cut.*\nSuch a node gives each GPU to several pods, which share its memory\./);
    const slices = said(selector('NVIDIA-A100-SXM4-40GB-MIG¦-1g.5gb')) ?? '';
    assert.match(slices, /NVIDIA A100 40 GB\n40 GB.*\nSuch a node is cut into MIG slices `1g\.5gb`, and `nvidia\.com\/gpu` counts slices/);
    assert.doesNotMatch(slices, /MIG slices: /);
    assert.match(said(selector('NVIDIA-A100-SXM4-40GB-MIG¦-1g.5gb-SHARED')) ?? '', /slices `1g\.5gb`.*\n.*each GPU to several pods/);
  });

  test('in affinities, labels, JSON and kinds that nobody knows', () => {
    const affinity = 'affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [{key: nvidia.com/gpu.product, operator: In, values: [Tesla-T4, NVIDIA-L4¦0S]}]}]}}}';
    assert.match(said(pod(`  ${affinity}\n`)) ?? '', /^«NVIDIA-L40S» .*NVIDIA L40S 48 GB/);
    assert.match(said('apiVersion: v1\nkind: Node\nmetadata:\n  name: n\n  labels:\n    nvidia.com/gpu.product: NVIDIA-B¦200\n') ?? '', /180 GB of memory/);
    assert.match(said('{"apiVersion": "v1", "kind": "Pod", "spec": {"nodeSelector": {"nvidia.com/gpu.product": "NVIDIA-H2¦00"}}}', 'a.json') ?? '', /^«"NVIDIA-H200"» .*H200 141 GB/);
    assert.match(said('apiVersion: example.org/v1\nkind: Pool\nspec:\n  selector:\n    matchLabels:\n      nvidia.com/gpu.product: NVIDIA-A3¦0\n') ?? '', /A30 24 GB/);
  });

  test('silence at other products, other labels and templates', () => {
    for (const text of [selector('NVIDIA-X¦100'), selector('"{{ .Values.g¦pu }}"'), selector('NVIDIA-{{ .Values.g¦pu }}'), selector('¦'), pod('  nodeSelector: {gpu: NVIDIA-L¦4}\n'), pod('  affinity: {nodeAffinity: {preferredDuringSchedulingIgnoredDuringExecution: [{weight: 1, preference: {matchExpressions: [{key: zone, operator: In, values: [NVIDIA-L¦4]}]}}]}}\n')]) assert.equal(said(text), undefined, text);
  });
});
