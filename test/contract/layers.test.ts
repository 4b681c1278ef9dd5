import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSources, type SourceFile } from './sources.ts';

/** What the files of a room may import: other rooms, and packages or `node:` (a trailing `*` matches any rest). */
interface Room {
  readonly rooms: readonly string[];
  readonly packages: readonly string[];
}

const rooms: Readonly<Record<string, Room>> = {
  'src/base': { rooms: [], packages: [] },
  'src/core': { rooms: ['src/base', 'schemas'], packages: ['yaml', 'ajv'] },
  'src/services': { rooms: ['src/base', 'src/core'], packages: ['node:*', 'dockerode', '@kubernetes/client-node*', 'tar-stream', '@balena/dockerignore'] },
  'src/protocol': { rooms: ['src/base', 'src/core'], packages: [] },
  'src/ui': { rooms: ['src/base', 'src/core', 'src/protocol'], packages: ['vscode'] },
  'src/compose': { rooms: ['src/base', 'src/core', 'src/services', 'src/protocol', 'src/ui'], packages: ['vscode', 'node:*'] },
  'src/compose.ts': { rooms: ['src/base', 'src/core', 'src/services', 'src/protocol', 'src/ui', 'src/compose'], packages: ['vscode', 'node:*'] },
  'src/extension.ts': { rooms: ['src/compose.ts', 'src/ui'], packages: ['vscode'] },
  'src/cli': { rooms: ['src/base', 'src/core', 'src/services/files'], packages: ['node:*'] },
  'src/cli.ts': { rooms: ['src/base', 'src/core', 'src/cli', 'src/services/files'], packages: ['node:*'] },
  webview: { rooms: ['src/base', 'src/core', 'src/protocol'], packages: ['@vscode/webview-ui-toolkit'] },
};

/** The packages that cost the most to load; each only where it is listed, and never eagerly. */
const lazyPackages = ['dockerode', '@kubernetes/client-node'];

function within(path: string, room: string): boolean {
  return path === room || path.startsWith(`${room}/`);
}

function roomOf(path: string): string | undefined {
  return Object.keys(rooms).find((room) => within(path, room));
}

function packageAllowed(name: string, room: Room): boolean {
  return room.packages.some((allowed) => (allowed.endsWith('*') ? name.startsWith(allowed.slice(0, -1)) : name === allowed));
}

function violations(file: SourceFile): readonly string[] {
  const name = roomOf(file.path);
  const room = name === undefined ? undefined : rooms[name];
  if (name === undefined || room === undefined) return [`${file.path} stands in no room of the house`];
  return file.imports
    .filter(({ target }) => !(target.includes('/') && !target.startsWith('@') && !target.startsWith('node:') && within(target, name)))
    .filter(({ target }) => !room.rooms.some((other) => within(target, other)) && !packageAllowed(target, room))
    .map(({ target }) => `${file.path} imports ${target}`);
}

test('every import follows the layer rule', async () => {
  const files = await readSources('src', 'webview');
  assert.ok(files.length > 20, 'the sources were not found');
  assert.deepEqual(files.flatMap(violations), []);
});

test('a forbidden import is noticed', () => {
  const wrong: SourceFile = { path: 'src/core/a.ts', text: '', lines: 1, imports: [{ target: 'src/services/b.ts', typeOnly: true, dynamic: false }] };
  assert.deepEqual(violations(wrong), ['src/core/a.ts imports src/services/b.ts']);
});

test('protocol takes nothing but types from core', async () => {
  const files = await readSources('src/protocol');
  const values = files.flatMap((file) => file.imports.filter((one) => !one.typeOnly && within(one.target, 'src/core')).map((one) => `${file.path} imports ${one.target}`));
  assert.deepEqual(values, []);
});

test('heavy packages are loaded only when they are needed', async () => {
  const files = await readSources('src');
  const eager = files.flatMap((file) =>
    file.imports.filter((one) => !one.typeOnly && !one.dynamic && lazyPackages.some((name) => one.target.startsWith(name))).map((one) => `${file.path} imports ${one.target}`),
  );
  assert.deepEqual(eager, []);
});

test('the toolkit has one importer', async () => {
  const files = await readSources('webview');
  const importers = files.filter((file) => file.imports.some((one) => one.target === '@vscode/webview-ui-toolkit')).map((file) => file.path);
  assert.deepEqual(importers, ['webview/toolkit.ts']);
});

test('the yaml package has one importer, because the bundles hold nothing of it but what that one takes', async () => {
  const files = await readSources('src');
  const importers = files.filter((file) => file.imports.some((one) => !one.typeOnly && one.target === 'yaml')).map((file) => file.path);
  assert.deepEqual(importers, ['src/core/yaml/readYaml.ts']);
});

/** The files of one import cycle, or undefined where there is none. */
function findCycle(files: readonly SourceFile[]): readonly string[] | undefined {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const finished = new Set<string>();
  const path: string[] = [];
  const visit = (name: string): readonly string[] | undefined => {
    if (path.includes(name)) return [...path.slice(path.indexOf(name)), name];
    const file = byPath.get(name);
    if (file === undefined || finished.has(name)) return undefined;
    path.push(name);
    for (const { target } of file.imports) {
      const cycle = visit(target);
      if (cycle) return cycle;
    }
    path.pop();
    finished.add(name);
    return undefined;
  };
  for (const file of files) {
    const cycle = visit(file.path);
    if (cycle) return cycle;
  }
  return undefined;
}

test('no file imports itself around a circle, types included', async () => {
  const looped: readonly SourceFile[] = ['a', 'b'].map((name) => ({
    path: name,
    text: '',
    lines: 1,
    imports: [{ target: name === 'a' ? 'b' : 'a', typeOnly: true, dynamic: false }],
  }));
  assert.deepEqual(findCycle(looped), ['a', 'b', 'a'], 'the search itself must find a circle');
  assert.equal(findCycle(await readSources('src', 'webview', 'test', 'scripts')), undefined);
});
