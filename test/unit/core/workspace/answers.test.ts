import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLinter, type Linter } from '../../../../src/core/lint/linter.ts';
import { createWorkspace, type WorkspaceIndex } from '../../../../src/core/workspace/workspace.ts';
import { packedSchemas } from '../../packedSchemas.ts';

const pack = await packedSchemas();

const service = (app: string, port: number): string => `apiVersion: v1\nkind: Service\nmetadata: {name: ${app}}\nspec:\n  selector: {app: ${app}}\n  ports: [{port: 80, targetPort: ${port}}]\n`;

const deployment = (app: string, port: number): string => `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${app}}
spec:
  selector: {matchLabels: {app: ${app}}}
  template:
    metadata: {labels: {app: ${app}}}
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1.0.0
          ports: [{containerPort: ${port}}]
`;

/** Everything that can be seen of the findings. */
function seen(linter: Linter, path: string, text: string, workspace: WorkspaceIndex): unknown {
  return linter.lint({ path, text }, workspace).findings.map((finding) => ({ ...finding, fixes: finding.fixes?.() }));
}

test('after any edit the findings are those of a linter that has judged nothing before', () => {
  const linter = createLinter({ pack });
  const workspace = createWorkspace();
  const [alpha, beta] = [deployment('alpha', 8080), deployment('beta', 9090)];
  const parts = [alpha, beta, service('alpha', 8080), service('beta', 9091)];
  const texts = [
    parts, [`# a comment that moves everything\n${alpha}`, ...parts.slice(1)], [alpha, deployment('beta', 9091), ...parts.slice(2)], [alpha, beta, service('alpha', 80), service('beta', 9090)],
    [service('beta', 9091), alpha], [alpha, service('alpha', 8080), service('gamma', 1)], [...parts, alpha], parts,
  ].map((documents) => documents.join('---\n'));
  const counts: number[] = [];
  for (const text of texts) {
    const fresh = createWorkspace();
    fresh.set(createLinter({ pack }).survey({ path: 'other.yaml', text: service('alpha', 8080) }).facts);
    workspace.set(linter.survey({ path: 'other.yaml', text: service('alpha', 8080) }).facts);
    const expected = seen(createLinter({ pack }), 'a.yaml', text, fresh);
    assert.deepEqual(seen(linter, 'a.yaml', text, workspace), expected, text);
    counts.push(linter.lint({ path: 'a.yaml', text }, workspace).findings.filter(({ rule }) => rule === 'port-chain-mismatch').length);
  }
  assert.deepEqual(counts.slice(0, 3), [1, 1, 0]);
});

test('what is said in another file counts at once', () => {
  const linter = createLinter({ pack });
  const workspace = createWorkspace();
  const rules = (): readonly string[] => linter.lint({ path: 'a.yaml', text: service('alpha', 8080) }, workspace).findings.map(({ rule }) => rule);
  const say = (port: number): unknown => workspace.set(linter.survey({ path: 'b.yaml', text: deployment('alpha', port) }).facts);
  say(8080);
  assert.deepEqual(rules(), []);
  say(9090);
  assert.deepEqual(rules(), ['port-chain-mismatch']);
  say(8080);
  assert.deepEqual(rules(), []);
});

test('what is typed into one document has no other judged anew', () => {
  const linter = createLinter({ pack });
  const text = Array.from({ length: 40 }, (_, index) => deployment(`app-${index}`, 8080)).join('---\n');
  const steps = (typed: string): number => [...linter.lintSteps({ path: 'a.yaml', text: typed }, createWorkspace())].length;
  const first = steps(text);
  assert.ok(first > 80, `${first} steps`);
  const next = steps(text.replace('web:1.0.0', 'web:1.0.01'));
  assert.ok(next < 10, `${next} steps`);
});
