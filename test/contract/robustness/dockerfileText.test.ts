import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commandsOf } from '../../../src/core/dockerfile/commands.ts';
import { lintDockerfile } from '../../../src/core/dockerfile/lintDockerfile.ts';
import { alone } from '../../unit/core/dockerfile/alone.ts';
import { parseDockerfile } from '../../../src/core/dockerfile/parseDockerfile.ts';
import { dockerfileRules } from '../../../src/core/rules/rules.gen.ts';

const everything = `# syntax=docker/dockerfile:1
ARG TAG=12.4.1
FROM nvidia/cuda:\${TAG}-base-ubuntu22.04 AS build
ENV A="x y" B='z' OLD=\${A:-\${B}}
RUN --mount=type=cache,target=/x \\
  # why
  pip install "torch==2.6.0+cpu" && \\
  echo "$(date)" > /f 2>&1 || { true; }
RUN cat <<-"EOF" > /f && bash <<B
\tbody
\tEOF
ls
B
COPY --from=0 ["a b", "/c"]
FROM build
ARG HF_TOKEN
HEALTHCHECK --interval=5s CMD curl x
ONBUILD RUN <<EOF
x
EOF
CMD ["python", "x.py"]
`;

/** Every span of every part lies in the text and is not turned round. */
function checkSpans(text: string): void {
  const file = parseDockerfile(text);
  const spans = file.instructions.flatMap((instruction) => [
    instruction.span,
    instruction.keyword.span,
    ...instruction.words.map((word) => word.span),
    ...instruction.flags.map((flag) => flag.span),
    ...instruction.heredocs.flatMap((heredoc) => [heredoc.marker, heredoc.body]),
    ...commandsOf(text, instruction).flatMap((command) => command.words.map((word) => word.span)),
  ]);
  const findings = lintDockerfile(parseDockerfile(text), dockerfileRules, alone);
  const edits = findings.flatMap((finding) => (finding.fixes?.() ?? []).flatMap((fix) => fix.edits));
  for (const { start, end } of [...spans, ...findings.map((finding) => finding.span), ...edits]) {
    assert.ok(start >= 0 && start <= end && end <= text.length, `${start}-${end} of ${JSON.stringify(text.slice(-60))}`);
  }
}

test('a file that stops anywhere is read to its end, with spans inside of it', () => {
  for (let length = 0; length <= everything.length; length += 3) checkSpans(everything.slice(0, length));
  const windows = everything.replaceAll('\n', '\r\n');
  for (let length = 0; length <= windows.length; length += 11) checkSpans(windows.slice(0, length));
});

test('characters that are missing or too many throw nothing', () => {
  const pieces = ['<<', '"', "'", '\\', '$', '${', '}', '[', '\n', '\n\n', '\\\n', ' --', '#', '`', '\u0000', '\ud800', '\ufeff', '\u00a0'];
  for (let at = 0; at < everything.length; at += 47) {
    checkSpans(everything.slice(0, at) + everything.slice(at + 4));
    for (const piece of pieces) checkSpans(everything.slice(0, at) + piece + everything.slice(at));
  }
});

test('extreme input ends', () => {
  const long = 3000;
  const extremes = ['$('.repeat(long), '"$('.repeat(long), '${A:-'.repeat(long), '<<E '.repeat(1000), '('.repeat(long), '["'.repeat(long), 'x \\\n'.repeat(long), '\n'.repeat(long), 'x '.repeat(long)];
  for (const extreme of extremes) {
    for (const line of [`RUN ${extreme}`, `ENV A=${extreme}`, extreme]) checkSpans(`FROM a\n${line}\nCMD x`);
  }
});

test('long input is no deeper than short input', () => {
  const long = 300_000;
  for (const line of [`ENV A="${'x'.repeat(long)}"`, `ENV A="${'x'.repeat(long)}`, `RUN $(${'a;'.repeat(long)})`, `RUN x \\\n${'# c\n'.repeat(long)}y`, `COPY ${'--x '.repeat(long / 2)}a b`, `RUN --mount=${'typ=a,'.repeat(long / 2)} x`]) {
    assert.equal(parseDockerfile(`FROM a\n${line}\nCMD x\n`).stages.length, 1, line.slice(0, 20));
  }
});
