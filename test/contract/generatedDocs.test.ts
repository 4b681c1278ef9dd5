import assert from 'node:assert/strict';
import { access, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { Ajv } from 'ajv';
import { generatedDocs, staleDocs } from '../../scripts/generateDocs.ts';
import { inProject } from '../../scripts/project.ts';
import { compileConfigurationSchema } from '../../src/core/lint/compileConfigurationSchema.ts';
import { configurationSchema } from '../../src/core/lint/configurationSchema.ts';
import { readConfiguration } from '../../src/core/lint/readConfiguration.ts';
import { ruleCatalogue } from '../../src/core/lint/ruleCatalogue.ts';
import { packedSchemas } from '../unit/packedSchemas.ts';

const docs = await generatedDocs(await packedSchemas());

test('the pages and the schema are as the rules and fixtures make them', async () => {
  for (const [path, text] of docs) assert.equal(await readFile(inProject(path), 'utf8').catch(() => ''), text, `${path} is stale: run node scripts/generateDocs.ts`);
  assert.deepEqual(await staleDocs(docs), [], 'pages of rules that are gone: run node scripts/generateDocs.ts');
});

test('every id has a page and stands in the index', () => {
  const index = docs.get('docs/rules/index.md') ?? '';
  for (const { id } of ruleCatalogue()) {
    const page = `docs/rules/${id.split('/')[0]}.md`;
    assert.ok(docs.get(page)?.includes(id), page);
    assert.ok(index.includes(id.includes('/') ? `${id.split('/')[0]}.md` : `[${id}](${id}.md)`), id);
  }
});

test('pages of rules show a mistake, what is said about it, and how it is right', () => {
  for (const { id } of ruleCatalogue().filter((rule) => !rule.id.includes('/'))) {
    const page = docs.get(`docs/rules/${id}.md`) ?? '';
    for (const part of [/^# .+\n\n\*\*(?:error|warning|info|hint)\*\* in /m, /^## What happens\n\n\S/m, /^## Wrong/m, /^> `/m, /^## Right/m, /^## Sources\n\n- <https:/m]) assert.match(page, part, id);
    assert.equal((page.match(/^```/gm) ?? []).length % 2, 0, `${id}: a block is not closed`);
  }
});

test('links between pages lead somewhere', async () => {
  for (const [path, text] of [...docs, ['docs/lint.md', await readFile(inProject('docs/lint.md'), 'utf8')] as const]) {
    for (const [, target = ''] of text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)) {
      const found = join(dirname(path), target);
      if (!docs.has(found)) await access(inProject(found));
    }
  }
});

test('the configuration that the guide shows is one', async () => {
  const example = /```yaml\n(extends:[\s\S]*?)```/.exec(await readFile(inProject('docs/lint.md'), 'utf8'))?.[1] ?? '';
  const validate = await compileConfigurationSchema(configurationSchema(['1.35']));
  const { findings, configuration } = readConfiguration(example, validate);
  assert.deepEqual(findings, []);
  assert.deepEqual([configuration.extends, configuration.kubernetesVersion, configuration.rules.length, configuration.overrides.length], [['recommended'], '1.35', 2, 1]);
});

test('the schema that is shipped takes the configuration of the guide', async () => {
  const valid = new Ajv({ strict: false }).compile(JSON.parse(docs.get('schemas/configuration.schema.json') ?? '') as object);
  assert.ok(valid({ extends: ['strict', './shared.yaml'], rules: { 'shm-too-small': 'off', 'schema/*': ['info', {}] }, overrides: [{ files: ['dev/**'] }], ignore: ['out'], kubernetes: { version: '1.35' } }));
  for (const wrong of [{ rules: { x: 'off' } }, { rules: { 'shm-too-small': 'loud' } }, { extends: 'x' }, { overrides: [{}] }, []]) assert.equal(valid(wrong), false, JSON.stringify(wrong));
});
