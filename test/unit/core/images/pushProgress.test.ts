import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readEngineMessage } from '../../../../src/core/images/engineMessage.ts';
import { classifyRefusal, foldPush, noPushProgress, type PushProgress, pushTotals } from '../../../../src/core/images/pushProgress.ts';
import type { JsonObject } from '../../../../src/core/json.ts';

function fold(messages: readonly JsonObject[]): PushProgress {
  return messages.map(readEngineMessage).reduce(foldPush, noPushProgress);
}

const digest = `sha256:${'ab'.repeat(32)}`;

test('bytes are summed over the layers that are sent', () => {
  const progress = fold([
    { status: 'The push refers to repository [localhost:5000/digits]' },
    { status: 'Preparing', id: 'a' },
    { status: 'Preparing', id: 'b' },
    { status: 'Layer already exists', id: 'b' },
    { status: 'Pushing', id: 'a', progressDetail: { current: 10, total: 100 } },
  ]);
  assert.deepEqual(pushTotals(progress), { done: 10, total: 100, present: 1, layers: 2 });
});

test('the total is unknown until every layer has told its size', () => {
  const progress = fold([{ status: 'Preparing', id: 'a' }, { status: 'Pushing', id: 'b', progressDetail: { current: 1, total: 2 } }]);
  assert.equal(pushTotals(progress).total, undefined);
});

test('a layer that runs past its announced size never makes more done than there is', () => {
  const totals = pushTotals(fold([{ status: 'Pushing', id: 'a', progressDetail: { current: 120, total: 100 } }]));
  assert.deepEqual([totals.done, totals.total], [120, 120]);
});

test('a retried layer does not run backwards, and a pushed one is complete', () => {
  const progress = fold([
    { status: 'Pushing', id: 'a', progressDetail: { current: 90, total: 100 } },
    { status: 'Retrying in 5 seconds', id: 'a' },
    { status: 'Pushing', id: 'a', progressDetail: { current: 5, total: 100 } },
    { status: 'Pushed', id: 'a' },
  ]);
  assert.deepEqual(pushTotals(progress), { done: 100, total: 100, present: 0, layers: 1 });
});

test('a layer taken over from another repository counts as already there', () => {
  assert.equal(pushTotals(fold([{ status: 'Mounted from team/base', id: 'a' }])).present, 1);
});

test('the digest is read from the message and, failing that, from the words', () => {
  assert.equal(fold([{ aux: { Tag: 'g1', Digest: digest, Size: 739 } }]).digest, digest);
  assert.equal(fold([{ status: `g1: digest: ${digest} size: 739` }]).digest, digest);
});

test('an error line is kept, what is no layer changes nothing', () => {
  assert.equal(fold([{ errorDetail: { message: 'denied' } }]).error, 'denied');
  const before = fold([{ status: 'Preparing', id: 'a' }]);
  assert.equal(foldPush(before, readEngineMessage({ status: 'Something new', id: 'z' })), before);
});

const words: readonly (readonly [string, ReturnType<typeof classifyRefusal>])[] = [
  ['unauthorized: authentication required', 'unauthorized'],
  ['denied: requested access to the resource is denied', 'unauthorized'],
  ['no basic auth credentials', 'unauthorized'],
  ['errors:\ndenied: requested access to the resource is denied\nunauthorized: authentication required\n', 'unauthorized'],
  ['Get "http://localhost:1/v2/": dial tcp 127.0.0.1:1: connect: connection refused', 'unreachable'],
  ['Get "https://r.example/v2/": dial tcp: lookup r.example on 10.0.0.2:53: no such host', 'unreachable'],
  ['Get "https://r.example/v2/": x509: certificate signed by unknown authority', 'unreachable'],
  ['Get "https://r.example/v2/": http: server gave HTTP response to HTTPS client', 'unreachable'],
  ['received unexpected HTTP status: 503 Service Unavailable', 'unreachable'],
  ['manifest invalid: manifest invalid', 'unknown'],
  ['tag immutable', 'unknown'],
];

for (const [text, kind] of words) {
  test(`"${text.split('\n')[0]}" is ${kind}`, () => assert.equal(classifyRefusal(text), kind));
}
