import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kubeconfigText } from '../../../../src/core/clusters/kubeconfigText.ts';

test('every scalar is the text that stands there, also behind an alias', () => {
  const text = 'a: no\nb: 0644\nc: "x"\nd:\ne: &e {f: 1.20}\ng: *e\nh: [true, ~]\n';
  assert.deepEqual(kubeconfigText(text), { a: 'no', b: '0644', c: 'x', d: '', e: { f: '1.20' }, g: { f: '1.20' }, h: ['true', '~'] });
});

test('what is no YAML mapping is told with its line', () => {
  assert.throws(() => kubeconfigText('a: 1\nb: [c\nd: e\n'), /line 3 is not YAML: The bracket/);
  assert.throws(() => kubeconfigText('a: *nobody\n'), /line 1 is not YAML: No anchor named "nobody"/);
  assert.throws(() => kubeconfigText('# nothing\n'), /it is empty/);
  assert.throws(() => kubeconfigText('- a\n'), /it is not a YAML mapping/);
  const levels = Array.from({ length: 9 }, (_, level) => `a${level + 1}: &a${level + 1} [${Array.from({ length: 10 }, () => `*a${level}`).join(', ')}]\n`).join('');
  assert.throws(() => kubeconfigText(`a0: &a0 [x]\n${levels}`), /its aliases multiply it/);
});
