import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { inSlices, type Steps } from '../../../../src/base/steps.ts';
import { createLinter } from '../../../../src/core/lint/linter.ts';
import type { LintResult } from '../../../../src/core/lint/surveyedFile.ts';
import { packedSchemas } from '../../packedSchemas.ts';

const pack = await packedSchemas();

/** A pod whose only mistake is one letter of a field. */
function pod(index: number): string {
  return `apiVersion: v1\nkind: Pod\nmetadata:\n  name: pod-${index}\nspec:\n  nodeNam: node-${index}\n  containers:\n    - name: main\n      image: registry.example.com/team/app:1.0.${index}\n`;
}

const pods = Array.from({ length: 100 }, (_, index) => pod(index));

/** Where the mistakes of a text are. */
function mistakes(text: string): readonly number[] {
  return Array.from(text.matchAll(/"?\bnodeNam\b/g), ({ index }) => index);
}

function indented(text: string, index: number): string {
  return text.split('\n').slice(0, -1).map((line, at) => `${at === 0 ? '- ' : '  '}${line}\n`).join('').replaceAll('pod-', `pod-${index}-`);
}

const files = {
  'many documents': pods.join('---\n'),
  'one List': `apiVersion: v1\nkind: List\nitems:\n${pods.map(indented).join('')}`,
  'one List of JSON': JSON.stringify({ apiVersion: 'v1', kind: 'List', items: pods.map((_, index) => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name: `pod-${index}` }, spec: { nodeNam: 'x', containers: [{ name: 'main', image: 'registry.example.com/app:1.0' }] } })) }, null, 2),
};

/** A result that can be compared: with the fixes instead of the functions that make them. */
function plain({ kind, findings }: LintResult): unknown {
  return { kind, findings: findings.map((finding) => ({ ...finding, fixes: finding.fixes?.() })) };
}

/** How many steps there are, and what came out. */
function counted(steps: Steps<LintResult>): { readonly count: number; readonly result: LintResult } {
  let count = 0;
  for (;;) {
    const step = steps.next();
    if (step.done === true) return { count, result: step.value };
    count++;
  }
}

describe('a long file is linted in steps', () => {
  for (const [name, text] of Object.entries(files)) {
    test(`${name}: every mistake is found at its place, with a step for each object`, () => {
      const { count, result } = counted(createLinter({ pack }).lintSteps({ path: text.startsWith('{') ? 'a.json' : 'a.yaml', text }));
      const found = result.findings.filter(({ rule }) => rule === 'schema/unknown-field').map(({ span }) => span.start);
      assert.deepEqual(found, mistakes(text));
      assert.equal(found.length, pods.length);
      assert.ok(count > pods.length, `${count} steps`);
    });
  }

  test('in slices comes out what comes out at once', async () => {
    const text = files['one List'];
    const [sliced, whole] = [createLinter({ pack }), createLinter({ pack })];
    assert.deepEqual(plain(await inSlices(sliced.lintSteps({ path: 'a.yaml', text }), undefined, 1)), plain(whole.lint({ path: 'a.yaml', text })));
  });
});

test('of a check that was stopped, the judged documents are not judged again', async () => {
  const linter = createLinter({ pack });
  const file = { path: 'a.yaml', text: files['many documents'] };
  const all = counted(createLinter({ pack }).lintSteps(file)).count;
  const stopped = linter.lintSteps(file);
  for (let step = 0; step < all / 2; step++) stopped.next();
  const rest = counted(linter.lintSteps(file));
  assert.ok(rest.count < all * 0.75, `${rest.count} of ${all} steps`);
  assert.equal(rest.result.findings.filter(({ rule }) => rule === 'schema/unknown-field').length, pods.length);
});

test('after a keystroke only its own document is judged', () => {
  const linter = createLinter({ pack });
  const text = files['many documents'];
  const first = counted(linter.lintSteps({ path: 'a.yaml', text }));
  const second = counted(linter.lintSteps({ path: 'a.yaml', text: text.replace('node-50', 'node-5') }));
  const unchanged = counted(linter.lintSteps({ path: 'a.yaml', text: text.replace('node-50', 'node-5') }));
  assert.ok(first.count > unchanged.count + pods.length, `${first.count} and ${unchanged.count} steps`);
  assert.ok(second.count - unchanged.count < 10, `${second.count - unchanged.count} steps`);
});

test('a stop that comes with the next text leaves the check of that text alone', async () => {
  const linter = createLinter({ pack });
  const text = files['many documents'];
  const stop = new AbortController();
  const stale = inSlices(linter.lintSteps({ path: 'a.yaml', text }), stop.signal, 0);
  const next = inSlices(linter.lintSteps({ path: 'a.yaml', text: text.replace('nodeNam: node-0', 'nodeName: node-0') }), undefined, 0.5);
  stop.abort();
  await assert.rejects(stale, { name: 'AbortError' });
  assert.equal((await next).findings.filter(({ rule }) => rule === 'schema/unknown-field').length, pods.length - 1);
});
