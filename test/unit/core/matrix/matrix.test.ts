import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createLinter } from '../../../../src/core/lint/linter.ts';
import { demandRows } from '../../../matrix/demandRows.ts';
import { gpuRows } from '../../../matrix/gpuRows.ts';
import type { Row } from '../../../matrix/row.ts';
import { packedSchemas } from '../../packedSchemas.ts';

const linter = createLinter({ pack: await packedSchemas() });

/** Rules whose error is about the start of the program: the API server takes the object. */
const atStart = new Set(['memory-unit-mistake', 'shm-volume-wrong']);

function said(text: string): readonly string[] {
  const { findings } = linter.lint({ path: 'a.yaml', text });
  return findings.filter(({ severity }) => severity === 'error' || severity === 'warning').map(({ rule, severity, span }) => `${severity} ${rule} «${text.slice(span.start, span.end)}»`);
}

function check(rows: readonly Row[]): void {
  for (const { title, manifest, server, linter: expected, why } of rows) {
    test(`${server === 'accepts' ? 'accepted' : 'refused'}: ${title}`, () => {
      assert.deepEqual(said(manifest), expected, manifest);
      const errors = expected.filter((finding) => finding.startsWith('error '));
      if (server === 'accepts') assert.ok(errors.every((finding) => atStart.has(finding.split(' ')[1] ?? '')), 'an error stands for a refusal');
      else assert.equal(errors.length > 0, why === undefined, 'a refusal has an error, or a reason why not');
    });
  }
}

describe('GPUs, and what goes with them', () => check(gpuRows));
describe('fields that the server misses', () => check(demandRows));
