import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { inProject } from '../../scripts/project.ts';
import { createLinter } from '../../src/core/lint/linter.ts';
import type { LintResult } from '../../src/core/lint/surveyedFile.ts';
import { packedSchemas } from '../unit/packedSchemas.ts';
import { applyFix } from '../unit/core/lint/applyFix.ts';

const pack = await packedSchemas();

interface Linted {
  readonly path: string;
  readonly text: string;
  readonly result: LintResult;
}

/** Lints every file of a folder beside the checkout; undefined, with the reason said, where it is not there. */
async function lintFolder(name: string, context: TestContext): Promise<readonly Linted[] | undefined> {
  const folder = inProject('..', 'shared', name);
  if (!existsSync(folder)) {
    context.skip(`../shared/${name} is not beside this checkout`);
    return undefined;
  }
  const linter = createLinter({ pack });
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return Promise.all(entries.filter((entry) => entry.isFile()).map(async (entry) => {
    const path = join(entry.parentPath, entry.name);
    const text = await readFile(path, 'utf8');
    return { path, text, result: linter.lint({ path, text }) };
  }));
}

/** Spans are inside the text and not empty, messages are sentences, fixes can be applied. */
function checkFindings({ path, text, result }: Linted): void {
  for (const { span, message, fixes } of result.findings) {
    assert.ok(span.start >= 0 && span.start < span.end && span.end <= text.length, `${path} ${span.start}-${span.end}`);
    assert.match(message, /[.?]$/);
    for (const fix of fixes?.() ?? []) assert.notEqual(applyFix(text, fix), text, `${path}: ${fix.title}`);
  }
}

/** How often each rule speaks, by kind of file and severity. */
function counts(files: readonly Linted[]): Readonly<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const { result } of files) {
    for (const { severity, rule } of result.findings) {
      const key = `${result.kind} ${severity} ${rule}`;
      found[key] = (found[key] ?? 0) + 1;
    }
  }
  return found;
}

test('real manifests: every error is true', async (context) => {
  const files = await lintFolder('corpus', context);
  if (!files) return;
  for (const file of files) checkFindings(file);
  const found = counts(files);
  context.diagnostic(`${files.length} files: ${JSON.stringify(found)}`);
  const errors = Object.entries(found).filter(([key]) => key.startsWith('manifest error'));
  // Looked at by hand: resource.k8s.io/v1alpha2 went after 1.30 and v1alpha3 claims after 1.33; `source` of a pod's
  // resource claim went with 1.31. The target is the newest version, where all of them are refused. An LLMInferenceService
  // has neither `spec.workload` nor text under `inline`; the API server says the same with its definition installed.
  assert.deepEqual(Object.fromEntries(errors), { 'manifest error schema/removed-api': 8, 'manifest error schema/type': 1, 'manifest error schema/unknown-field': 7 });
});

test('printed examples: what is pasted together is found', async (context) => {
  const files = await lintFolder('seed-examples', context);
  if (!files) return;
  for (const file of files) checkFindings(file);
  const found = counts(files);
  context.diagnostic(`${files.length} files: ${JSON.stringify(found)}`);
  assert.equal(found['manifest error yaml/duplicate-key'], 3);
  assert.equal(found['manifest error schema/required'], 1);
});

test('a manifest that ends anywhere is linted without a throw', async () => {
  const folder = inProject('test/fixtures/rules');
  const linter = createLinter({ pack });
  for (const name of (await readdir(folder)).filter((candidate) => candidate.endsWith('.yaml'))) {
    const source = await readFile(join(folder, name), 'utf8');
    const blocks = source.split(/^# --- .*$/m).filter((block) => block.trim() !== '');
    for (const block of blocks) {
      for (let end = 1; end < block.length; end += 17) {
        const text = block.slice(0, end);
        checkFindings({ path: name, text, result: linter.lint({ path: 'a.yaml', text }) });
      }
    }
  }
});
