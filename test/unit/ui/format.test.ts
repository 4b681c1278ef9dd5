import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatBytes, formatDuration } from '../../../src/ui/format.ts';
import { english } from '../../../src/ui/localizer.ts';

test('sizes have three digits and powers of 1000', () => {
  const cases: readonly [number, string][] = [
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.00 kB'],
    [9_994, '9.99 kB'],
    [9_995, '10.0 kB'],
    [99_949, '99.9 kB'],
    [99_950, '100 kB'],
    [999_499, '999 kB'],
    [999_500, '1.00 MB'],
    [1_234_000_000, '1.23 GB'],
    [2e15, '2.00 PB'],
    [5e18, '5000 PB'],
  ];
  for (const [bytes, text] of cases) assert.equal(formatBytes(bytes), text);
});

test('durations are told in their largest unit', () => {
  const cases: readonly [number, string][] = [
    [-5, '0 s'],
    [12_900, '12 s'],
    [119_000, '119 s'],
    [120_000, '2 min'],
    [119 * 60_000, '119 min'],
    [2 * 3_600_000, '2 h'],
    [48 * 3_600_000, '2 d'],
  ];
  for (const [milliseconds, text] of cases) assert.equal(formatDuration(milliseconds, english), text);
});

test('placeholders are filled by number, missing ones stay', () => {
  assert.equal(english.t('{1} of {0}, {2}', 'a', 2), '2 of a, {2}');
});
