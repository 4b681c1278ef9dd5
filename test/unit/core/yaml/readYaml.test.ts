import { test } from 'node:test';
import { assertReadAsPackage } from './packageComparison.ts';

test('a document is read as the yaml package reads it', () => {
  const texts = [
    'a: 1\n b: 2\nc: 3\n', '- a\n - b\nc\n', '{a: 1,, b: 2, c}', '[a b, c: d, , e]', '{a: 1 b: 2\nc: 3', 'a: {b: [1, 2\nc: [3, 4', '": \n*a 1\nd: \na"', ': \n*a 1\nd: \na',
    '? a\n: b\n? [c, d]\n: {e: f}\n', 'a: &x\n  - 1\n  - *x\nb: *x\n', 'a: !!set\n  ? 1\n  ? 2\nb: !!omap\n  - c: 1\n', '# one\na: 1\n# two\n\n# three\nb:\n  # four\n  - c # five\n# six\n',
    `${'k'.repeat(1100)}: 1\nb: ${'v'.repeat(1100)}\nc: 2\n`, '%YAML 1.1\n---\na: 1\nb: [1, 2]\n...\n# end\n', 'a: 1\n---\nb: 2\n', 'x: [\n- a: 1\n  b: {c: d}\n', '\ta: 1\nb:\n\t- c\n', '{a: [1, 2],# glued\nb: 3}\n', '',
  ];
  for (const text of texts) assertReadAsPackage(text);
});

test('so is deeply nested text', () => {
  for (const text of ['['.repeat(500), `${'{a: '.repeat(300)}1${'}'.repeat(300)}`, Array.from({ length: 150 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')]) assertReadAsPackage(text);
});
