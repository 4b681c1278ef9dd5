import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { judgeFiles } from '../../scripts/judge/judgeFiles.ts';
import { report } from '../../scripts/judge/report.ts';
import { inProject } from '../../scripts/project.ts';
import { filledSnippet } from '../unit/snippets/filledSnippet.ts';

type Snippets = Readonly<Record<string, { readonly prefix: string; readonly body: readonly string[] }>>;

test('the API server takes every snippet with its placeholders as they are', async (context) => {
  const snippets = Object.values(JSON.parse(await readFile(inProject('snippets', 'manifests.json'), 'utf8')) as Snippets);
  const folder = await mkdtemp(join(tmpdir(), 'slipway-snippets-'));
  try {
    for (const { prefix, body } of snippets) await writeFile(join(folder, `${prefix}.yaml`), filledSnippet(body));
    const judgements = await judgeFiles([folder], new AbortController().signal);
    const { text } = report(judgements);
    context.diagnostic(text);
    assert.ok(judgements.length >= snippets.length, text);
    assert.deepEqual(judgements.filter(({ outcome }) => outcome !== 'accepted').map(({ subject, outcome }) => `${subject.where}: ${outcome}`), [], text);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
