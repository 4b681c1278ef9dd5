import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findBaseImages } from '../../../../src/core/images/baseImages.ts';
import { formatImageRef } from '../../../../src/core/images/imageRef.ts';

function names(dockerfile: string, args?: Record<string, string>): readonly string[] {
  return findBaseImages(dockerfile, args).references.map(formatImageRef);
}

test('stages and scratch are no images', () => {
  assert.deepEqual(names('FROM python:3.12 AS build\nFROM build\nFROM scratch\nCOPY --from=build /a /a\nCOPY --from=0 /b /b\n'), ['python:3.12']);
});

test('flags, case and continued lines are understood', () => {
  assert.deepEqual(names('from --platform=linux/amd64 nvcr.io/nvidia/pytorch:24.05-py3 as base\n'), ['nvcr.io/nvidia/pytorch:24.05-py3']);
  assert.deepEqual(names('FROM \\\n  ghcr.io/a/b:1\n'), ['ghcr.io/a/b:1']);
});

test('arguments are put in: given before default', () => {
  const text = 'ARG REGISTRY=localhost:5000\nARG TAG="1"\nFROM ${REGISTRY}/base:$TAG\nFROM ${OTHER:-x.example/y}:2\n';
  assert.deepEqual(names(text), ['localhost:5000/base:1', 'x.example/y:2']);
  assert.deepEqual(names(text, { REGISTRY: 'r.example' }), ['r.example/base:1', 'x.example/y:2']);
});

test('an argument without a value makes the answer incomplete', () => {
  const found = findBaseImages('ARG BASE\nFROM $BASE\n');
  assert.deepEqual(found, { references: [], complete: false });
  assert.equal(findBaseImages('FROM python:3\n').complete, true);
});

test('images that are copied or mounted from count too', () => {
  assert.deepEqual(names('FROM scratch\nCOPY --from=quay.io/x/y:1 /a /a\nRUN --mount=type=bind,from=r.example/z:2,target=/z true\n'), ['quay.io/x/y:1', 'r.example/z:2']);
});
