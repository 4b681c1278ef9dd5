import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptySummary, summaryText, withFile } from '../../../../src/ui/editor/lintSummary.ts';
import { english } from '../../../../src/ui/localizer.ts';

test('what was found is counted and told', () => {
  assert.equal(summaryText(emptySummary, english), 'This workspace has no Dockerfile and no manifest to check.');
  const clean = withFile(withFile(emptySummary, []), []);
  assert.equal(summaryText(clean, english), 'No problems. Checked files: 2.');
  const found = withFile(clean, ['error', 'hint', 'warning', 'error', 'info']);
  assert.equal(summaryText(found, english), 'Errors: 2. Other problems: 3. Checked files: 3.');
  assert.equal(summaryText({ ...clean, failed: 1 }, english), 'No problems. Checked files: 2. Files that could not be checked: 1; the log says why.');
  assert.equal(emptySummary.findings.error, 0, 'the empty summary stays empty');
});
