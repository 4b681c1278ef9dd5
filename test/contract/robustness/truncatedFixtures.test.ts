import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { inProject } from '../../../scripts/project.ts';
import { lintCompose } from '../../unit/core/compose/lintCompose.ts';
import { lintDockerfile } from '../../../src/core/dockerfile/lintDockerfile.ts';
import { parseDockerfile } from '../../../src/core/dockerfile/parseDockerfile.ts';
import { alone } from '../../unit/core/dockerfile/alone.ts';
import type { Finding } from '../../../src/core/lint/finding.ts';
import { composeRules, dockerfileRules } from '../../../src/core/rules/rules.gen.ts';

const folder = inProject('test/fixtures/rules');
const kinds: Readonly<Record<string, (text: string) => readonly Finding[]>> = {
  '.Dockerfile': (text) => lintDockerfile(parseDockerfile(text), dockerfileRules, alone),
  '.compose.yaml': (text) => lintCompose(text, composeRules),
};

for (const [extension, lint] of Object.entries(kinds)) {
  test(`half-typed texts of the ${extension} fixtures are judged at places they have`, () => {
    let inputs = 0;
    for (const name of readdirSync(folder).filter((each) => each.endsWith(extension))) {
      for (const part of readFileSync(`${folder}/${name}`, 'utf8').split(/^# --- .*$/m)) {
        for (let end = 1; end <= part.length; end += 23) {
          const text = part.slice(0, end);
          for (const { span, message, fixes } of lint(text)) {
            assert.ok(span.start >= 0 && span.start < span.end && span.end <= text.length, `${name} ${message}`);
            assert.match(message, /[.?]$/);
            for (const { start, end: stop } of (fixes?.() ?? []).flatMap((fix) => fix.edits)) assert.ok(start >= 0 && start <= stop && stop <= text.length, name);
          }
          inputs++;
        }
      }
    }
    assert.ok(inputs > 200, `${inputs} inputs`);
  });
}
