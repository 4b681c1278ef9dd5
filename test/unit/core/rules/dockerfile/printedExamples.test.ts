import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { inProject } from '../../../../../scripts/project.ts';
import { lintDockerfile } from '../../../../../src/core/dockerfile/lintDockerfile.ts';
import { dockerfileRules } from '../../../../../src/core/rules/rules.gen.ts';

/**
 * What a careful engineer names in the printed Dockerfiles, written down from the files before anything was compared:
 * by file, the line, the severity and the rule. Nothing else may be found in them.
 */
const named: Readonly<Record<string, readonly string[]>> = {
  '000-01': ['1 warning base-image-eol', '1 info image-without-command'],
  '001-01': ['1 warning base-image-eol', '8 info model-weights-in-image', '11 error file-not-copied'],
  '001-04': ['1 warning base-image-eol', '3 info env-legacy-format', '4 info env-legacy-format', '8 warning file-not-copied'],
  '001-06': ['1 warning base-image-eol', '7 warning file-not-copied'],
  '001-07': ['1 warning base-image-eol'],
  '002-01': ['2 warning base-image-eol', '2 info image-without-command', '11 error dockerfile/unknown-instruction', '14 error dockerfile/unknown-instruction'],
  '002-03': ['1 warning base-image-eol'],
  '002-05': ['1 warning base-image-eol'],
  '003-01': ['2 warning base-image-unpinned', '2 info image-without-command', '8 error file-not-copied', '18 warning training-at-build', '18 error file-not-copied'],
  '003-02': ['2 warning base-image-unpinned', '2 info image-without-command', '8 error file-not-copied', '18 warning training-at-build', '18 error file-not-copied'],
};

for (const [name, expected] of Object.entries(named)) {
  test(`printed Dockerfile ${name}`, (context) => {
    const path = inProject('..', 'shared', 'seed-examples', `${name}.Dockerfile`);
    if (!existsSync(path)) {
      context.skip('../shared/seed-examples is not beside this checkout');
      return;
    }
    const text = readFileSync(path, 'utf8');
    const found = lintDockerfile(text, dockerfileRules).map((finding) => `${text.slice(0, finding.span.start).split('\n').length} ${finding.severity} ${finding.rule}`);
    assert.deepEqual([...found].sort(), [...expected].sort());
  });
}
