import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Span } from '../../../../src/base/text.ts';
import type { Finding } from '../../../../src/core/lint/finding.ts';
import { withoutSuppressed } from '../../../../src/core/lint/suppressions.ts';
import { applyFix } from './applyFix.ts';

/** A finding at every "bad", of the rule `no-bad`, and at every "worse", of `no-worse`. */
function findingsIn(text: string): readonly Finding[] {
  return Array.from(text.matchAll(/(?<!-)\b(bad|worse)\b/g), (match): Finding => ({ rule: `no-${match[1]}`, severity: 'error', message: 'm', span: { start: match.index, end: match.index + match[0].length } }));
}

function left(text: string, extentOf = (line: Span): Span => line): readonly Finding[] {
  return withoutSuppressed(text, findingsIn(text), { entryAt: extentOf, objectAt: (line) => ({ start: line.start, end: text.indexOf('end') }) });
}

function shown(text: string): readonly string[] {
  return left(text).map(({ rule, span }) => `${rule} «${text.slice(span.start, span.end)}»`);
}

/** The text after the first fix of the one finding that is left. */
function fixed(text: string): string {
  const [only, ...more] = left(text);
  assert.deepEqual([only?.rule, only?.severity, only?.tags, more.length], ['suppression/unused', 'info', ['unnecessary'], 0]);
  const fix = only?.fixes?.()[0];
  assert.ok(fix?.kind === 'safe' && fix.preferred === true);
  return applyFix(text, fix);
}

test('comments that silence something are not told', () => {
  assert.deepEqual(shown('# slipway-disable-next-line no-bad -- why\nbad\n'), []);
  assert.deepEqual(shown('bad # slipway-disable-line no-*\nbad\n'), ['no-bad «bad»']);
  assert.deepEqual(shown('# slipway-disable-file no-bad, no-worse\nbad\nworse\n'), []);
});

test('a comment that silences nothing is told and can be removed', () => {
  assert.deepEqual(shown('# slipway-disable-next-line no-worse -- why\ngood\n'), ['suppression/unused «# slipway-disable-next-line no-worse -- why»']);
  assert.equal(fixed('a\n  # slipway-disable-next-line no-worse -- why\ngood\n'), 'a\ngood\n');
  assert.equal(fixed('a\r\ngood  # slipway-disable-line no-worse\r\nb\r\n'), 'a\r\ngood\r\nb\r\n');
  assert.equal(fixed('\ufeff# slipway-disable-file no-bad\r\ngood'), '\ufeffgood');
  assert.equal(fixed('good\n# slipway-disable-next-line no-bad'), 'good\n');
  assert.equal(fixed('good\n# slipway-disable-line\n'), 'good\n');
});

test('of several rules only those in vain are told and removed', () => {
  assert.equal(fixed('# slipway-disable-file no-worse, no-bad -- why\nbad\n'), '# slipway-disable-file no-bad -- why\nbad\n');
  assert.equal(fixed('# slipway-disable-file no-bad, no-worse -- why\nbad\n'), '# slipway-disable-file no-bad -- why\nbad\n');
  assert.deepEqual(shown('# slipway-disable-file a no-bad b\nbad\n'), ['suppression/unused «a»', 'suppression/unused «b»']);
});

test('two comments about one finding are both used', () => {
  assert.deepEqual(shown('# slipway-disable-file no-bad\nbad # slipway-disable-line no-bad\n'), []);
});

test('another comment can silence that a comment is unused, the comment itself cannot', () => {
  assert.deepEqual(shown('# slipway-disable-file suppression/unused\ngood # slipway-disable-line no-bad\n'), []);
  assert.deepEqual(shown('good # slipway-disable-line *\n'), ['suppression/unused «# slipway-disable-line *»']);
});

test('where something could not be judged no comment is called unused', () => {
  for (const rest of ['{{ .Values.x }}', '{% if x %}']) assert.deepEqual(shown(`good # slipway-disable-line no-bad\n${rest}\n`), [], rest);
  assert.deepEqual(shown('a: ${X} # slipway-disable-line no-bad\nb: ${X}\n# slipway-disable-next-line no-bad\nc\n'), ['suppression/unused «# slipway-disable-next-line no-bad»']);
  const broken: Finding = { rule: 'yaml/bad-indent', severity: 'error', message: 'm', span: { start: 0, end: 1 } };
  assert.deepEqual(withoutSuppressed('good # slipway-disable-line no-bad\n', [broken], { entryAt: (line) => line, objectAt: (line) => line }), [broken]);
});

test('the next line reaches as far as what starts on it', () => {
  const text = '# slipway-disable-next-line no-bad\n\n# more\nstart\nbad\nbad\n';
  assert.equal(left(text, (line) => ({ start: line.start, end: text.indexOf('\nbad') + 4 })).length, 1);
});

test('a comment for the object reaches over what follows, as far as the object does', () => {
  assert.deepEqual(shown('bad\n# slipway-disable-object no-bad -- why\n\nstart\nbad\nend\nbad\n'), ['no-bad «bad»', 'no-bad «bad»']);
  assert.equal(fixed('start\n# slipway-disable-object no-bad\ngood\nend\n'), 'start\ngood\nend\n');
  assert.deepEqual(shown('good\n# slipway-disable-object no-bad'), ['suppression/unused «# slipway-disable-object no-bad»']);
});
