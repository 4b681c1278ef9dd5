import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exposedPorts, externalImages } from '../../../../src/core/dockerfile/imageFacts.ts';
import { parseDockerfile } from '../../../../src/core/dockerfile/parseDockerfile.ts';

function ports(text: string): string[] {
  return exposedPorts(parseDockerfile(text)).map(({ port, protocol }) => `${port}/${protocol}`);
}

test('ports of the final stage and of those below it, each once', () => {
  assert.deepEqual(ports('FROM a AS base\nEXPOSE 80 80/tcp 53/UDP\nFROM b AS other\nEXPOSE 81\nFROM base\nEXPOSE 8000-8002 80\n'), ['80/tcp', '53/udp', '8000/tcp', '8001/tcp', '8002/tcp']);
});

test('variables count with their defaults; what nobody knows, and what is no port, is left out', () => {
  assert.deepEqual(ports('FROM a\nARG P=9000\nENV Q=${P}\nEXPOSE $P ${Q}/udp $UNKNOWN\n'), ['9000/tcp', '9000/udp']);
  assert.deepEqual(ports('FROM a\nEXPOSE 0 65536 http 9-8 80/x\n'), []);
  assert.deepEqual(ports('EXPOSE 80\n'), []);
});

test('images from outside, each once, without stages and scratch', () => {
  const text = 'ARG V=1\nFROM a:$V AS one\nFROM scratch AS two\nCOPY --from=one / /\nFROM two\nCOPY --from=b /x /y\nCOPY --from=one /x /y\nRUN --mount=type=bind,from=b,target=/z ls\n';
  assert.deepEqual(externalImages(parseDockerfile(text)), { references: ['a:1', 'b'], complete: true });
});

test('an argument without default leaves the list incomplete; a stage that nobody needs is not pulled', () => {
  assert.deepEqual(externalImages(parseDockerfile('ARG V\nFROM a AS unused\nFROM b:$V\n')), { references: [], complete: false });
  assert.deepEqual(externalImages(parseDockerfile('')), { references: [], complete: true });
});
