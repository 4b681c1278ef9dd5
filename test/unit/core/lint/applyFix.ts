import assert from 'node:assert/strict';
import type { Fix } from '../../../../src/core/lint/finding.ts';

/** The text after a fix; its edits must not overlap, as an editor demands. */
export function applyFix(text: string, fix: Fix): string {
  const edits = [...fix.edits].sort((a, b) => b.start - a.start || b.end - a.end);
  let result = text;
  let limit = text.length;
  for (const edit of edits) {
    assert.ok(edit.end <= limit && edit.start <= edit.end, `the edits of "${fix.title}" overlap`);
    result = result.slice(0, edit.start) + edit.text + result.slice(edit.end);
    limit = edit.start;
  }
  return result;
}
