import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { yamlModules } from '../../scripts/build.ts';
import { inProject } from '../../scripts/project.ts';
import { readSources } from './sources.ts';

const pattern = /(?:const\s*\{([^}]*)\}\s*=\s*await\s+)?import\('([^.'][^']*)'\)/g;

/** The package a specifier belongs to. */
function packageOf(specifier: string): string {
  return specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}

function isCommonJs(specifier: string): boolean {
  // The build takes the ES modules of this one.
  if (specifier.startsWith('node:') || specifier in yamlModules) return false;
  const manifest = JSON.parse(readFileSync(inProject('node_modules', packageOf(specifier), 'package.json'), 'utf8')) as { type?: string };
  return manifest.type !== 'module';
}

/** The names that a lazy import takes out of a CommonJS package, which only has a default in our bundle. */
function lostNames(text: string): readonly string[] {
  return [...text.matchAll(pattern)].flatMap(([, names, specifier = '']) => {
    if (names === undefined || !isCommonJs(specifier)) return [];
    return names.split(',').map((name) => name.trim()).filter((name) => name !== '' && !name.startsWith('default:')).map((name) => `${name} of ${specifier}`);
  });
}

test('a lazily loaded CommonJS package is used by its default alone, since the bundle loses its names', async () => {
  assert.deepEqual(lostNames("const { pack } = await import('tar-stream');"), ['pack of tar-stream']);
  const files = await readSources('src');
  assert.deepEqual(files.flatMap((file) => lostNames(file.text).map((name) => `${file.path}: ${name}`)), []);
});
