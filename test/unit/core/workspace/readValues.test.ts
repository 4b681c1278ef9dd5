import assert from 'node:assert/strict';
import { test } from 'node:test';
import { below, seeded } from '../../../../scripts/random.ts';
import { LineIndex } from '../../../../src/base/text.ts';
import { documentText } from '../../../../src/core/workspace/readValues.ts';

test('places are those of an index of all lines, in whatever order they are asked for', () => {
  const random = seeded(3);
  for (const text of ['', 'a', '\n', '\n\na: 1\r\nb:\n  - c\n\n# end', `${'line\n'.repeat(300)}last`]) {
    const [lines, document] = [new LineIndex(text), documentText(text)];
    for (let count = 0; count < 2000; count++) {
      const offset = below(Math.max(1, text.length), random);
      assert.deepEqual(document.positionAt(offset), lines.positionAt(offset), `${offset} of ${JSON.stringify(text.slice(0, 30))}`);
    }
  }
});

test('a long line is not read again for every place in it', () => {
  const document = documentText('x'.repeat(2_000_000));
  let columns = 0;
  for (let offset = 0; offset < 2_000_000; offset += 20) columns += document.positionAt(offset).column;
  assert.equal(columns, 100_000 * (2_000_000 - 20) / 2);
});
