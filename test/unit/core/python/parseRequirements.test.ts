import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseRequirements, torchOf } from '../../../../src/core/python/parseRequirements.ts';

test('requirements stand without conditions, options and comments, options with their values', () => {
  const text = [
    '# what we need', '-i https://one.example/simple  # our own', '--extra-index-url=https://two.example/whl', '--extra-index-url https://three.example/whl --find-links ./wheels', '-r base.txt', '--requirement=more/gpu.txt', '-c limits.txt', '',
    'torch[opt] == 2.6.0+cu124 ; python_version < "3.13"', 'numpy>=2,<3; sys_platform == "linux"  # fast', 'flash-attn==2.7.4 --hash=sha256:ab \\', '    --hash=sha256:cd', '-e .', 'pkg @ https://x.example/a.whl#sha256=ab', '${TOOL}==1',
  ].join('\n');
  const file = parseRequirements(text);
  assert.deepEqual(file.requirements.map((one) => [one.text, one.marker]), [['torch[opt] == 2.6.0+cu124', 'python_version < "3.13"'], ['numpy>=2,<3', 'sys_platform == "linux"'], ['flash-attn==2.7.4', ''], ['pkg @ https://x.example/a.whl#sha256=ab', ''], ['${TOOL}==1', '']]);
  assert.deepEqual(file.requirements.map(({ dynamic }) => dynamic), [false, false, false, false, true]);
  assert.equal(file.index?.text, 'https://one.example/simple');
  assert.deepEqual([file.extraIndexes.map((one) => one.text), file.files.map((one) => one.text), file.looksElsewhere], [['https://two.example/whl', 'https://three.example/whl'], ['base.txt', 'more/gpu.txt'], true]);
  for (const word of [...file.requirements, ...file.extraIndexes, ...file.files, file.index]) assert.equal(text.slice(word?.span.start, word?.span.end), word?.text);
});

test('what stands on the next line of a value is not known, and no requirement', () => {
  const file = parseRequirements('--index-url https://one.example/simple\n--extra-index-url \\\n  https://two.example/simple\ntorch==2.6.0 \\\n  --hash=sha256:ab\n');
  assert.deepEqual([file.extraIndexes, file.looksElsewhere, file.requirements.map((one) => one.text)], [[], true, ['torch==2.6.0']]);
});

test('a line of blanks takes time in proportion', () => {
  const text = `torch${' '.repeat(500_000)}x\n${' ; '.repeat(100_000)}\n${' #'.repeat(100_000)}`;
  assert.equal(parseRequirements(text).requirements.length, 1);
});

test('options without a value, Windows line ends and half-typed lines are read as far as they go', () => {
  const file = parseRequirements('--index-url\r\n--extra-index-url --no-index\r\ntorch==2.6.0\r\n-r\r\n-\r\n;\r\n');
  assert.deepEqual([file.index, file.extraIndexes, file.files, file.looksElsewhere], [undefined, [], [], true]);
  assert.deepEqual(file.requirements.map((one) => one.text), ['torch==2.6.0']);
});

function torchIn(text: string): string | undefined {
  return torchOf(parseRequirements(text))?.torch.text;
}

test('torch is the package of that name, or its wheel', () => {
  assert.equal(torchIn('torchvision==0.21.0\nTorch>=2\n'), 'Torch>=2');
  assert.equal(torchIn('https://download.pytorch.org/whl/cpu/torch-2.6.0%2Bcpu-cp311-cp311-linux_x86_64.whl\n'), 'https://download.pytorch.org/whl/cpu/torch-2.6.0%2Bcpu-cp311-cp311-linux_x86_64.whl');
  assert.equal(torchIn('torchaudio\n./torch\n'), undefined);
});
