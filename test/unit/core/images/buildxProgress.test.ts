import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type BuildxProgress, buildxFailure, buildxSteps, foldBuildx, noBuildxProgress } from '../../../../src/core/images/buildxProgress.ts';

function fold(text: string): BuildxProgress {
  return text.split('\n').reduce(foldBuildx, noBuildxProgress);
}

const failing = `#0 building with "default" instance using docker driver

#1 [internal] load build definition from Dockerfile
#1 transferring dockerfile: 120B done
#1 DONE 0.0s

#3 [internal] load build context
#3 transferring context: 1.25MB 0.1s
#3 transferring context: 1.98MB 0.2s done
#3 DONE 0.2s

#4 [build 1/2] COPY busybox /bin/sh
#4 CACHED

#5 [stage-1 2/3] RUN echo before; nosuch
#5 0.234 before
#5 0.235 /bin/sh: nosuch: not found
#5 ERROR: process "/bin/sh -c echo before; nosuch" did not complete successfully: exit code: 127
------
 > [stage-1 2/3] RUN echo before; nosuch:
0.234 before
------
ERROR: failed to build: failed to solve: process "/bin/sh -c echo before; nosuch" did not complete successfully: exit code: 127`;

test('the failing step, its last words and the exit code are told', () => {
  assert.deepEqual(buildxFailure(fold(failing)), {
    step: '[stage-1 2/3] RUN echo before; nosuch',
    reason: '/bin/sh: nosuch: not found (process "/bin/sh -c echo before; nosuch" did not complete successfully: exit code: 127)',
  });
});

test('steps are summed over the stages, and the context counts in bytes', () => {
  const progress = fold(failing);
  assert.deepEqual(buildxSteps(progress), { done: 2, total: 5, label: '[stage-1 2/3] RUN echo before; nosuch' });
  assert.equal(progress.contextBytes, 1_980_000);
});

test('an error before any step has none, and its frame is taken off', () => {
  assert.deepEqual(buildxFailure(fold('ERROR: failed to build: failed to solve: dockerfile parse error on line 2: unknown instruction: COPYY')), {
    reason: 'dockerfile parse error on line 2: unknown instruction: COPYY',
  });
  const older = 'ERROR: failed to build: failed to solve: rpc error: code = Unknown desc = failed to solve with frontend dockerfile.v0: failed to create LLB definition: dockerfile parse error line 2: x';
  assert.equal(buildxFailure(fold(older)).reason, 'dockerfile parse error line 2: x');
  assert.match(buildxFailure(noBuildxProgress).reason, /without a result/);
});

test('a complaint explains a failure even when other output arrives after it', () => {
  const progress = fold('#5 [1/1] RUN x\n#5 0.1 /bin/sh: y: not found\n#5 0.1 before\n#5 ERROR: exit code: 127\nERROR: failed to solve: exit code: 127');
  assert.equal(buildxFailure(progress).reason, '/bin/sh: y: not found (exit code: 127)');
});

test('output that looks like a state or a title stays output', () => {
  const progress = fold('#5 [1/1] RUN x\n#5 0.1 DONE 3.0s\n#5 0.2 [9/9] not a step\n#5 0.3 \n#6 DONE 0.1s');
  assert.equal(progress.titles.size, 1);
  assert.deepEqual(progress.outputs.get(5), ['DONE 3.0s', '[9/9] not a step']);
  assert.deepEqual(buildxSteps(progress), { done: 1, total: 1, label: '[1/1] RUN x' });
});
