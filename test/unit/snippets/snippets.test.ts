import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { inProject } from '../../../scripts/project.ts';
import { parseDockerfile } from '../../../src/core/dockerfile/parseDockerfile.ts';
import { createLinter } from '../../../src/core/lint/linter.ts';
import { packedSchemas } from '../packedSchemas.ts';
import { filledSnippet } from './filledSnippet.ts';

interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

const linter = createLinter({ pack: await packedSchemas() });

async function snippetsOf(file: string): Promise<readonly (readonly [string, Snippet])[]> {
  return Object.entries(JSON.parse(await readFile(inProject('snippets', file), 'utf8')) as Readonly<Record<string, Snippet>>);
}

const manifests = await snippetsOf('manifests.json');
const dockerfiles = await snippetsOf('dockerfile.json');

function problems(path: string, text: string): readonly string[] {
  return linter.lint({ path, text }).findings.map(({ rule, message }) => `${rule}: ${message}`);
}

describe('with its placeholders as they are, a snippet has no problem', () => {
  for (const [title, { body }] of manifests) {
    test(title, () => {
      const text = filledSnippet(body);
      assert.deepEqual(problems('a.yaml', text), []);
      assert.doesNotMatch(text, /\$\{/);
    });
  }
  for (const [title, { body }] of dockerfiles) {
    test(title, () => {
      assert.deepEqual(problems('Dockerfile', filledSnippet(body)), []);
      assert.equal(parseDockerfile(filledSnippet(body)).problems.length, 0);
    });
  }
});

test('every kind that people need has one, and prefixes are their own', () => {
  const kinds = manifests.map(([, { body }]) => /^kind: (.*)$/m.exec(body.join('\n'))?.[1]);
  assert.deepEqual(kinds.map((kind) => kind ?? '').toSorted((a, b) => a.localeCompare(b)), ['Deployment', 'HorizontalPodAutoscaler', 'InferenceService', 'Job', 'JobSet', 'LeaderWorkerSet', 'NetworkPolicy', 'PersistentVolumeClaim', 'RayCluster', 'ResourceQuota', 'Secret', 'Service', 'TrainJob']);
  const prefixes = [...manifests, ...dockerfiles].map(([, { prefix }]) => prefix);
  assert.equal(new Set(prefixes).size, prefixes.length);
  for (const [title, { description, prefix }] of [...manifests, ...dockerfiles]) {
    assert.ok(description.length > 10, title);
    assert.match(prefix, /^[a-z-]+$/);
  }
});

test('a placeholder that stands twice has one default', () => {
  for (const [title, { body }] of [...manifests, ...dockerfiles]) {
    const defaults = new Map<string, string>();
    for (const [, number = '', text = ''] of body.join('\n').matchAll(/\$\{(\d+):([^}]*)\}/g)) {
      assert.equal(defaults.get(number) ?? text, text, `${title}: \${${number}}`);
      defaults.set(number, text);
    }
  }
});
