import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDockerfile } from '../../../../src/core/dockerfile/parseDockerfile.ts';
import { baseImage, copiedReferences, copyOrigin, finalLineage, finalStage, reachableStages, stageOf } from '../../../../src/core/dockerfile/stages.ts';

const chain = 'ARG TAG=3.12\nFROM python:${TAG} AS base\nRUN a\nFROM base AS builder\nRUN b\nFROM Base\nCOPY --from=builder x y\nCOPY --from=nginx:1 x y\n';

test('FROM names a stage above it, whatever the case, or an image', () => {
  const { stages } = parseDockerfile(chain);
  assert.deepEqual(stages.map((stage) => stage.origin), [{ kind: 'image', reference: 'python:3.12' }, { kind: 'stage', stage: 0 }, { kind: 'stage', stage: 0 }]);
  const forward = parseDockerfile('FROM later\nFROM a AS later\n');
  assert.deepEqual(forward.stages[0]?.origin, { kind: 'image', reference: 'later' });
});

test('a base that depends on a value from outside is unknown, scratch is no image', () => {
  const { stages } = parseDockerfile('ARG X\nFROM $X\nFROM scratch\nFROM a:${X:-1}\nFROM\n');
  assert.deepEqual(stages.map((stage) => stage.origin.kind), ['unknown', 'scratch', 'image', 'unknown']);
  assert.deepEqual(stages[2]?.origin, { kind: 'image', reference: 'a:1' });
});

test('the final lineage goes down to the external image', () => {
  const file = parseDockerfile(chain);
  assert.deepEqual(finalLineage(file).map((stage) => stage.index), [2, 0]);
  const final = finalStage(file);
  assert.ok(final);
  assert.equal(baseImage(file, final), 'python:3.12');
  assert.deepEqual(finalLineage(parseDockerfile('ARG A\n')), []);
});

test('stages that the final one does not need are not reached', () => {
  const file = parseDockerfile('FROM a AS unused\nFROM b AS copied\nFROM c AS mounted\nFROM d\nCOPY --from=copied x y\nRUN --mount=type=bind,from=mounted,target=/x ls\n');
  assert.deepEqual(new Set([...reachableStages(file)].map((stage) => stage.index)), new Set([1, 2, 3]));
});

test('copies tell where they take from', () => {
  const file = parseDockerfile(chain);
  const references = file.instructions.flatMap((instruction) => copiedReferences(instruction)).map(({ reference }) => copyOrigin(file, reference));
  assert.deepEqual(references, [{ kind: 'stage', stage: 1 }, { kind: 'image', reference: 'nginx:1' }]);
  assert.deepEqual(['0', '9', '$X', 'scratch'].map((reference) => copyOrigin(file, reference).kind), ['stage', 'unknown', 'unknown', 'scratch']);
});

test('an instruction knows its stage; those above the first FROM have none', () => {
  const file = parseDockerfile(chain);
  assert.deepEqual(file.instructions.map((instruction) => stageOf(file, instruction)?.index), [undefined, 0, 0, 1, 1, 2, 2, 2]);
  assert.equal(file.globals.length, 1);
});
