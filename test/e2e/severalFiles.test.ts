import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { editorTest } from './harness/editorTest.ts';
import { until } from './harness/until.ts';
import type { SeenDiagnostic } from './probe/questions.ts';

const service = `apiVersion: v1
kind: Service
metadata:
  name: llm
spec:
  selector:
    app: llm
  ports:
  - port: 80
    targetPort: 9000
`;

function podOn(port: number): string {
  return `apiVersion: v1
kind: Pod
metadata:
  name: llm
  labels:
    app: llm
spec:
  containers:
  - name: llm
    image: registry.example.com/team/llm:1.0
    ports:
    - containerPort: ${port}
`;
}

editorTest('a Service is judged by a pod in a file that nobody opened, and again when that file changes', { files: { 'k8s/service.yaml': service, 'k8s/pod.yaml': podOn(8000) } }, async ({ workbench, workspace }) => {
  const { probe } = workbench;
  const path = join(workspace, 'k8s/service.yaml');
  const pod = join(workspace, 'k8s/pod.yaml');
  await probe.open(path);
  const findings = async (): Promise<readonly SeenDiagnostic[]> => (await probe.diagnostics(path)).filter(({ code }) => code === 'port-chain-mismatch');
  const [found] = await until('the finding', findings, (all) => all.length > 0);
  assert.deepEqual([found?.range, found?.related], [[9, 16, 9, 20], ['9: Pod llm, whose pods it sends to.']]);
  assert.match(found?.message ?? '', /sends to 9000, and the containers of Pod llm open 8000/);
  await writeFile(pod, podOn(9000));
  await until('the finding to be gone', findings, (all) => all.length === 0);
  await writeFile(pod, podOn(8001));
  await until('the finding of the other port', findings, (all) => all.some(({ message }) => message.includes('open 8001')));
});

editorTest('a Dockerfile is judged by the requirements that it installs, and again when they change', { files: { 'server/Dockerfile': 'FROM nvidia/cuda:12.6.3-runtime-ubuntu24.04\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\nCMD ["python3", "-m", "serve"]\n', 'server/requirements.txt': 'torch==2.8.0+cpu\n' } }, async ({ workbench, workspace }) => {
  const { probe } = workbench;
  const path = join(workspace, 'server/Dockerfile');
  await probe.open(path);
  const findings = async (): Promise<readonly SeenDiagnostic[]> => (await probe.diagnostics(path)).filter(({ code }) => code === 'torch-cpu-wheel-on-gpu-image');
  const [found] = await until('the finding', findings, (all) => all.length > 0);
  assert.deepEqual([found?.range, found?.related], [[2, 19, 2, 35], ['0: torch==2.8.0+cpu is asked for here.']]);
  await writeFile(join(workspace, 'server/requirements.txt'), 'torch==2.8.0\n');
  await until('the finding to be gone', findings, (all) => all.length === 0);
});
