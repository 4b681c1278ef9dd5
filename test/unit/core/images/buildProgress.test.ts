import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type BuildProgress, buildFailure, flushed, foldBuild, noBuildProgress, plainText } from '../../../../src/core/images/buildProgress.ts';
import { readEngineMessage } from '../../../../src/core/images/engineMessage.ts';
import type { JsonObject } from '../../../../src/core/json.ts';

function fold(messages: readonly JsonObject[]): { progress: BuildProgress; lines: string[] } {
  const lines: string[] = [];
  let progress = noBuildProgress;
  for (const message of messages) {
    const folded = foldBuild(progress, readEngineMessage(message));
    progress = folded.progress;
    lines.push(...folded.lines);
  }
  return { progress, lines };
}

test('steps, output and the image id are read', () => {
  const { progress, lines } = fold([
    { stream: 'Step 1/2 : FROM scratch' },
    { stream: '\n' },
    { stream: ' ---> \n' },
    { stream: 'Step 2/2 : RUN pip install torch\n' },
    { stream: 'Collecting torch\n' },
    { aux: { ID: 'sha256:abc' } },
    { stream: 'Successfully built abcdef012345\n' },
  ]);
  assert.deepEqual(progress.step, { number: 2, total: 2, instruction: 'RUN pip install torch' });
  assert.equal(progress.imageId, 'sha256:abc');
  assert.equal(progress.lastOutput, 'Collecting torch');
  assert.deepEqual(lines, ['Step 1/2 : FROM scratch', ' --->', 'Step 2/2 : RUN pip install torch', 'Collecting torch', 'Successfully built abcdef012345']);
});

test('an engine that sends no aux message still tells the id', () => {
  assert.equal(fold([{ stream: 'Successfully built abcdef012345\n' }]).progress.imageId, 'abcdef012345');
});

test('a failed command is explained by the last line it printed', () => {
  const { progress } = fold([
    { stream: 'Step 3/3 : RUN nosuchthing\n' },
    { stream: ' ---> Running in 0123456789ab\n' },
    { stream: '\u001B[91m/bin/sh: nosuchthing: not found\n\u001B[0m' },
    { stream: 'Removing intermediate container 0123456789ab\n' },
    { errorDetail: { code: 127, message: "The command '/bin/sh -c nosuchthing' returned a non-zero code: 127" }, error: 'x' },
  ]);
  assert.deepEqual(buildFailure(progress), {
    step: 'Step 3/3 : RUN nosuchthing',
    reason: "/bin/sh: nosuchthing: not found (The command '/bin/sh -c nosuchthing' returned a non-zero code: 127)",
  });
});

test('standard error explains a failure even when standard output arrives after it', () => {
  const { progress } = fold([
    { stream: 'Step 1/1 : RUN x\n' },
    { stream: '\u001B[91mCUDA not found\n\u001B[0m' },
    { stream: 'collecting\n' },
    { error: "The command 'x' returned a non-zero code: 1" },
  ]);
  assert.match(buildFailure(progress).reason, /^CUDA not found \(/);
});

test('output without a line break counts when the command fails', () => {
  const { progress, lines } = fold([
    { stream: 'Step 1/1 : RUN x\n' },
    { stream: 'no space' },
    { stream: ' left' },
    { error: "The command 'x' returned a non-zero code: 1" },
  ]);
  assert.match(buildFailure(progress).reason, /^no space left \(/);
  assert.equal(lines.at(-1), 'no space left');
});

test('an error before the first step has no step', () => {
  const { progress } = fold([{ error: 'dockerfile parse error line 2: unknown instruction: COPYY' }]);
  assert.deepEqual(buildFailure(progress), { reason: 'dockerfile parse error line 2: unknown instruction: COPYY' });
});

test('the output of an earlier step does not explain a later one', () => {
  const { progress } = fold([
    { stream: 'Step 1/2 : RUN a\nfine\n' },
    { stream: 'Step 2/2 : RUN b\n' },
    { error: "The command 'b' returned a non-zero code: 1" },
  ]);
  assert.equal(buildFailure(progress).reason, "The command 'b' returned a non-zero code: 1");
});

test('a build that just ends says so', () => {
  assert.match(buildFailure(noBuildProgress).reason, /without a result/);
});

test('a progress bar shows its last state, and pulling shows the layer', () => {
  const { lines } = fold([{ stream: '10%\r50%\r100%\n' }, { status: 'Pulling fs layer', id: 'a1' }, { status: 'Pulling from library/python' }]);
  assert.deepEqual(lines, ['100%', 'a1: Pulling fs layer', 'Pulling from library/python']);
});

test('what waits for its line break is handed out at the end', () => {
  assert.deepEqual(flushed(fold([{ stream: 'a\nrest' }]).progress), ['rest']);
  assert.deepEqual(flushed(noBuildProgress), []);
});

test('colours are taken out', () => {
  assert.equal(plainText('\u001B[1;31mred\u001B[0m'), 'red');
});

test('fields of the wrong type count as absent', () => {
  assert.deepEqual(readEngineMessage({ stream: 7, status: null, id: [], progressDetail: 'x', error: {} }), {});
});
