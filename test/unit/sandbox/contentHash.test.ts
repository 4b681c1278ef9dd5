import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { contentHash, goSources } from '../../sandbox/contentHash.ts';

test('the hash is the same in any order and changes with every name and content', () => {
  const hash = contentHash(new Map([['a.go', 'package a'], ['b.go', 'package b']]));
  assert.match(hash, /^[0-9a-f]{16}$/);
  assert.equal(contentHash(new Map([['b.go', 'package b'], ['a.go', 'package a']])), hash);
  const others = [
    new Map([['a.go', 'package a']]),
    new Map([['a.go', 'package a'], ['b.go', 'package c']]),
    new Map([['a.go', 'package a'], ['c.go', 'package b']]),
    new Map([['a.go', 'package b'], ['b.go', 'package a']]),
  ].map(contentHash);
  assert.equal(new Set([hash, ...others]).size, 5);
});

test('a name or content cannot pass for part of another', () => {
  assert.notEqual(contentHash(new Map([['a', 'bc']])), contentHash(new Map([['ab', 'c']])));
  assert.notEqual(contentHash(new Map([['a', ''], ['b', '']])), contentHash(new Map([['ab', '']])));
  assert.equal(contentHash(new Map([['a', 'é']])), contentHash(new Map([['a', Buffer.from('é')]])));
});

test('a Go build reads the sources and module files of all folders, and nothing else', () => {
  const directory = mkdtempSync(join(tmpdir(), 'slipway-hash-'));
  try {
    mkdirSync(join(directory, 'inner'));
    for (const name of ['go.mod', 'go.sum', 'main.go', 'inner/part.go', 'README.md', 'main.go.orig']) writeFileSync(join(directory, name), name);
    assert.deepEqual([...goSources(directory).keys()].sort(), ['go.mod', 'go.sum', 'inner/part.go', 'main.go']);
  } finally {
    rmSync(directory, { recursive: true });
  }
});
