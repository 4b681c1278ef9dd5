import assert from 'node:assert/strict';
import { glob, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { inProject } from '../../../../scripts/project.ts';
import { explainedRules } from '../../../../src/core/lint/explainedRules.ts';
import { ruleCatalogue } from '../../../../src/core/lint/ruleCatalogue.ts';

const ids = new Set(ruleCatalogue().map(({ id }) => id));

/** The ids that the readers of formats write into their findings, as their sources have them. */
async function writtenIds(): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for await (const path of glob(['src/core/{schema,yaml,dockerfile,compose,lint}/**/*.ts', 'src/services/files/*.ts'], { cwd: inProject() })) {
    const text = await readFile(inProject(path), 'utf8');
    for (const [, id = ''] of text.matchAll(/'((?:schema|yaml|dockerfile|suppression|config)\/[a-z0-9-]+)'/g)) found.add(id);
    if (path.startsWith('src/core/dockerfile')) for (const [, name = ''] of text.matchAll(/\b(?:problem|fatal)\('([a-z-]+)'/g)) found.add(`dockerfile/${name}`);
    if (path.endsWith('syntaxMessages.ts')) for (const [, code = ''] of text.matchAll(/^ {2}([A-Z][A-Z0-9_]+): \{/gm)) found.add(`yaml/${code.toLowerCase().replaceAll('_', '-')}`);
  }
  return found;
}

test('every id that a reader writes is in the catalogue', async () => {
  const written = await writtenIds();
  assert.ok(written.size > 40, 'the ids were not found');
  assert.deepEqual([...written].filter((id) => !ids.has(id)), []);
  assert.deepEqual([...ids].filter((id) => id.includes('/') && !written.has(id)), [], 'nobody writes these');
});

test('a rule for several kinds of files stands once and names all', () => {
  const rules = ruleCatalogue().filter(({ id }) => id === 'cuda-tag-invalid');
  assert.deepEqual(rules.map(({ concerns }) => concerns), [['manifest', 'dockerfile', 'compose']]);
});

test('every entry says what is wrong, why it matters and where that is from', () => {
  for (const { id, summary, why, sources } of explainedRules()) {
    assert.match(summary, /[.?]$/, id);
    assert.ok(why !== '' && sources.length > 0 && sources.every((source) => URL.canParse(source)), id);
  }
});
