import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { test } from 'node:test';
import { inProject } from '../../scripts/project.ts';
import { installEditor } from '../sandbox/editor/editorInstall.ts';
import { OwnMachine } from './ownMachine.ts';

const up = [process.execPath, inProject('test/sandbox/main.ts'), 'up'];

/** Moments of a start, by the line that tells of them: each part is just coming up. */
const moments: readonly RegExp[] = [
  /controlPlane +starting +starting kube-apiserver/,
  /node +starting +starting the kubelet/,
  /gpus +starting +starting device plugin/,
];

for (const moment of moments) {
  test(`Ctrl-C at "${moment.source.replaceAll(' +', ' ')}" leaves nothing of the sandbox`, async () => {
    await using machine = await OwnMachine.create();
    assert.deepEqual(await machine.leftovers(), [], 'before the start');
    const program = machine.start(up);
    await program.says(moment);
    await program.interrupt();
    assert.equal(await program.ended, 2, program.output());
    assert.match(program.output(), /^Interrupted; what was started has been stopped again\.$/m);
    assert.deepEqual(await machine.leftovers(), [], program.output());
  });
}

test('Ctrl-C in npm start while the sandbox is coming up leaves neither editor nor sandbox', async () => {
  const { signal } = new AbortController();
  mkdirSync(inProject('build'), { recursive: true });
  await installEditor({ logFile: inProject('build', 'editor-install.log'), say: (sentence) => console.log(`# ${sentence}`) }, signal);
  await using machine = await OwnMachine.create();
  // What `npm start` runs; npm itself ends with a code of its own after Ctrl-C.
  const program = machine.start([process.execPath, inProject('scripts/bootstrap.mjs'), 'scripts/start.ts']);
  await program.says(/controlPlane +starting +starting kube-apiserver/);
  await program.interrupt();
  assert.equal(await program.ended, 0, program.output());
  assert.match(program.output(), /stopping what this command started/);
  assert.match(program.output(), /stopped\s*$/);
  assert.deepEqual(await machine.leftovers(), [], program.output());
});
