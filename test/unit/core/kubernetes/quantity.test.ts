import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isWhole, parseQuantity } from '../../../../src/core/kubernetes/quantity.ts';

const nanos = (text: string): bigint | undefined => parseQuantity(text)?.nanos;

test('units are powers of ten or of two', () => {
  for (const [text, expected] of [
    ['1', 1_000_000_000n], ['0', 0n], ['-2', -2_000_000_000n], ['+1', 1_000_000_000n], ['500m', 500_000_000n], ['0.5', 500_000_000n], ['.5', 500_000_000n], ['1.', 1_000_000_000n],
    ['1u', 1000n], ['1n', 1n], ['0.1n', 1n], ['1k', 1000_000_000_000n], ['1e3', 1000_000_000_000n], ['1E3', 1000_000_000_000n], ['1e-3', 1_000_000n],
    ['1E', 10n ** 27n], ['1Ki', 1024n * 10n ** 9n], ['1.5Gi', 3n * 2n ** 29n * 10n ** 9n], ['2Ei', 2n ** 61n * 10n ** 9n],
  ] as const) assert.equal(nanos(text), expected, text);
});

test('what the API server refuses is no quantity', () => {
  for (const text of ['', 'all', '16GB', '16gi', '16g', 'GiB', '1 Gi', '1KI', '--1', '1e', '0x10', '1_000', 'i', 'm', '.', '1.2.3']) assert.equal(parseQuantity(text), undefined, text);
});

test('huge exponents cost nothing', () => {
  assert.ok((nanos('1e999999999') ?? 0n) > 0n);
  assert.equal(nanos('1e-999999999'), 1n);
});

test('whole means whole thousandths after rounding up, as the API server tests it', () => {
  for (const text of ['1', '1.0', '1e0', '1000m', '0', '2k', '1Gi']) assert.ok(isWhole(parseQuantity(text) ?? { nanos: 1n, suffix: '' }), text);
  for (const text of ['0.5', '500m', '0.0001', '1n', '1.001']) assert.ok(!isWhole(parseQuantity(text) ?? { nanos: 0n, suffix: '' }), text);
});
